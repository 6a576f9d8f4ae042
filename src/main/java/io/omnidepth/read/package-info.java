/**
 * Reads books from the bytes of answers in one streaming pass, without a tree, {@code double} or
 * {@code BigDecimal}.
 *
 * <p>{@link io.omnidepth.read.LayoutReader#read} makes a {@link io.omnidepth.read.ReadResult} of a
 * status and a body. {@link io.omnidepth.read.ListingReader#read} makes a {@link
 * io.omnidepth.read.MarketList} of a list of markets. Lists are rare, so each row is read as a
 * small tree.
 *
 * <p>The walks see JSON only through {@link io.omnidepth.read.JsonTokens}. {@link
 * io.omnidepth.read.JacksonTokens} is its only parser. A reader keeps no state between answers and
 * can read one after the other. Nothing here blocks or waits.
 */
@NullMarked
package io.omnidepth.read;

import org.jspecify.annotations.NullMarked;
