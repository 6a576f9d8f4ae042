/** Answers of {@code /instruments}: the instruments that can be asked for. */
@NullMarked
package io.omnidepth.api.instruments;

import org.jspecify.annotations.NullMarked;
