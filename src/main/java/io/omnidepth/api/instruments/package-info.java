/** Answers of {@code /instruments}, {@code /books} and {@code /venues}. */
@NullMarked
package io.omnidepth.api.instruments;

import org.jspecify.annotations.NullMarked;
