/** Answers of {@code /venues}: the health of the venues. */
@NullMarked
package io.omnidepth.api.venues;

import org.jspecify.annotations.NullMarked;
