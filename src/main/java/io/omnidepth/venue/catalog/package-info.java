/**
 * The exchanges that are built in, one file each, and the list of them all.
 *
 * <p>Units: taker fees are per cent of the notional at the lowest tier; weights, windows and depths
 * are the venue's own, as published. A fact that no recorded answer and no official document confirms
 * says "unconfirmed" where it stands.
 *
 * <p>Always true: the list is explicit, nothing is scanned for or loaded by name; a venue's file is
 * the only place that knows its facts, and nothing outside this package knows a venue by name; each
 * one is held to a sample of its answers by a test.
 *
 * <p>To add one:
 *
 * <ol>
 *   <li>write its file after a neighbour's; if no depth can be asked for, say how many levels its
 *       books are known to have, as no more than twice as many are read;
 *   <li>add its line to {@link io.omnidepth.venue.catalog.Catalog}, in the order of the ids;
 *   <li>put a sample of its answers, with values of our own, into {@code
 *       src/main/resources/samples}: a book and what is to be read of it, its list of markets and
 *       what that lists, every way it says no, and what other clients ask, which is what the tests
 *       hold the readers to and the embedded exchange speaks after.
 * </ol>
 */
@NullMarked
package io.omnidepth.venue.catalog;

import org.jspecify.annotations.NullMarked;
