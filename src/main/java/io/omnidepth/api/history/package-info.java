/** Answers of {@code /history}: the last minutes of an instrument. */
@NullMarked
package io.omnidepth.api.history;

import org.jspecify.annotations.NullMarked;
