/**
 * The built-in exchanges, one file each, and the list of all of them.
 *
 * <p>Units: taker fees are per cent of the notional at the lowest tier; weights, windows and depths
 * are the venue's own, as published. A fact without a recorded answer or an official document has
 * the comment "unconfirmed".
 *
 * <p>Always true: the list is explicit; nothing is scanned for or loaded by name. Only a venue's
 * file has the venue's facts, and only this package knows venues by name. A test compares each
 * venue with a sample of its answers.
 *
 * <p>To add one:
 *
 * <ol>
 *   <li>write its file like a neighbour's; without a depth parameter, declare the most levels of
 *       its known books, because the reader reads at most twice as many;
 *   <li>add its line to {@link io.omnidepth.venue.catalog.Catalog}, in the order of the ids;
 *   <li>put a sample of its answers, with made-up values, into {@code src/main/resources/samples}:
 *       a book and its expected reading, its list of markets and the expected markets, every kind
 *       of refusal, and answers to other clients. The tests compare the readers with the sample,
 *       and the embedded exchange answers with it.
 * </ol>
 */
@NullMarked
package io.omnidepth.venue.catalog;

import org.jspecify.annotations.NullMarked;
