/**
 * The exchanges that are built in, one file each, and the list of them all.
 *
 * <p>To add one: write its file after a neighbour's, add its line to {@link
 * io.omnidepth.venue.catalog.Catalog}, and put a sample of its answers beside the others in {@code
 * src/test/resources/samples}. Nothing else knows a venue by name.
 *
 * <p>Taker fees are those of the lowest tier in per cent; a fact that no recorded answer or
 * official document confirms says "unconfirmed".
 */
@NullMarked
package io.omnidepth.venue.catalog;

import org.jspecify.annotations.NullMarked;
