/** Answers of {@code /summary}: the measures of a depth. */
@NullMarked
package io.omnidepth.api.summary;

import org.jspecify.annotations.NullMarked;
