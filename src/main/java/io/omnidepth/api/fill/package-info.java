/**
 * Answers of {@code /fill}: the cost of an order.
 *
 * <p>Units: sums are exact; averages are rounded against the reader.
 */
@NullMarked
package io.omnidepth.api.fill;

import org.jspecify.annotations.NullMarked;
