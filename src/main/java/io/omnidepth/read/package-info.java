/**
 * From the bytes of an answer to a book, in one streaming pass: no tree, no {@code double}, no
 * {@code BigDecimal}.
 *
 * <p>The seam is {@link io.omnidepth.read.LayoutReader#read}: a status and a body in, a {@link
 * io.omnidepth.read.Reading} out. Beside it, {@link io.omnidepth.read.ListingReader#read} makes a
 * {@link io.omnidepth.read.MarketList} of a list of markets. Lists come seldom, so each row is a
 * small tree of its own.
 *
 * <p>The walks see JSON through {@link io.omnidepth.read.JsonTokens} alone. {@link
 * io.omnidepth.read.JacksonTokens} is the one parser behind it. A reader keeps no state between
 * answers and may be used for one after the other; nothing here blocks or waits.
 */
@NullMarked
package io.omnidepth.read;

import org.jspecify.annotations.NullMarked;
