/**
 * The order book in the program's own terms, without any venue, transport or JSON.
 *
 * <p>Units: a price counts 10^-priceScale of the quote asset per unit of base, a size 10^-sizeScale
 * of the base asset; both scales belong to the book (or, in a {@link io.omnidepth.market.Column},
 * to the column). Zero never stands for "absent".
 *
 * <p>Always true of a {@link io.omnidepth.market.Book}: bids fall, asks rise, no price repeats on a
 * side, every size is positive, the best bid is below the best ask. The same is always true of a
 * {@link io.omnidepth.market.Depth}, except that it may be crossed, as its books come from several
 * venues. Its cumulative size never falls away from the best price.
 *
 * <p>Everything here is exact: sums, mids, rates and changes of scale lose no digit, and a number
 * that outgrows a {@code long} continues as a {@link java.math.BigInteger}. Only two things are
 * rounded, once and to a stated scale: the result of a division, and a converted price with more
 * places than {@link io.omnidepth.market.Pricing} keeps. Prices and costs are rounded against the
 * reader.
 *
 * <p>A {@link io.omnidepth.market.Part} is a book and its pricing. {@link
 * io.omnidepth.market.Consolidation} makes a depth of parts. A {@link
 * io.omnidepth.market.DepthView} shows its rows, or groups of them. Groups are added up book by
 * book, and each book keeps its own. {@link io.omnidepth.market.Fill}, {@link
 * io.omnidepth.market.Bands}, {@link io.omnidepth.market.Concentration} and {@link
 * io.omnidepth.market.Cross} measure the depth. {@link io.omnidepth.market.Heat} is for pictures,
 * and only it is not exact.
 */
@NullMarked
package io.omnidepth.market;

import org.jspecify.annotations.NullMarked;
