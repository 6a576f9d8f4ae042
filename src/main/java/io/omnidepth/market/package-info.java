/**
 * The order book in our own terms, free of any venue, transport or JSON.
 *
 * <p>Units: a price counts 10^-priceScale of the quote asset per unit of base, a size 10^-sizeScale
 * of the base asset; both scales belong to the book (or, in a {@link io.omnidepth.market.Column},
 * to the column). Zero never stands for "absent".
 *
 * <p>Always true of a {@link io.omnidepth.market.Book}: bids fall, asks rise, no price repeats on a
 * side, every size is positive, the best bid is below the best ask. Always true of a {@link
 * io.omnidepth.market.Depth}: the same but for the last (books of several venues may cross), and
 * the cumulative size never falls away from the best price.
 *
 * <p>Everything here is exact: sums, mids, rates and rescaling lose no digit, and what outgrows a
 * {@code long} is carried on in {@link java.math.BigInteger}. Only two things are rounded, once and
 * to a stated scale: what a division tells, and a price that a rate or a fee gave more places than
 * {@link io.omnidepth.market.Pricing} keeps. Prices and costs are rounded against the reader.
 *
 * <p>From books to what is told of them: a {@link io.omnidepth.market.Part} is a book and its
 * pricing; {@link io.omnidepth.market.Consolidation} makes the depth of them; {@link
 * io.omnidepth.market.Fill}, {@link io.omnidepth.market.Bands}, {@link
 * io.omnidepth.market.Concentration} and {@link io.omnidepth.market.Cross} measure it; {@link
 * io.omnidepth.market.Heat}, which alone is not exact, is for pictures of it.
 */
@NullMarked
package io.omnidepth.market;

import org.jspecify.annotations.NullMarked;
