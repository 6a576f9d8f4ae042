/** Answers of {@code /rates}: rates between quote assets. */
@NullMarked
package io.omnidepth.api.rates;

import org.jspecify.annotations.NullMarked;
