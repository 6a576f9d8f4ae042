/**
 * Reads books from the bytes of answers in one streaming pass, without a tree, {@code double} or
 * {@code BigDecimal}.
 *
 * <p>{@link io.omnidepth.read.LayoutReader#read} makes a {@link io.omnidepth.read.ReadResult} of a
 * status and a body. {@link io.omnidepth.read.ListingReader#read} makes a {@link
 * io.omnidepth.read.MarketList} of a list of markets. Lists are rare, so each row is read as a
 * small tree.
 *
 * <p>The walks see JSON only through {@link io.omnidepth.read.JsonTokens}, which has two parsers. A
 * book is first read by {@link io.omnidepth.read.ByteTokens}, which takes the forms that venues
 * usually send and no others. An answer with another form is read by {@link
 * io.omnidepth.read.JacksonTokens}, which takes every JSON and tells what is wrong. Both give the
 * same book. A reader keeps no state between answers and can read one after the other. Nothing here
 * blocks or waits.
 */
@NullMarked
package io.omnidepth.read;

import org.jspecify.annotations.NullMarked;
