/**
 * The embedded exchanges: every venue of the catalog on loopback, in its own wire format, around
 * one made-up market that moves. For the demo, the tests and load runs; nothing here is a real
 * price.
 *
 * <p>Always true: the same seed at the same moment gives the same book, whoever asks and however
 * often; what an exchange answers is written after its venue's sample, not by what reads it.
 *
 * <p>Units: prices and sizes are counts of 10^-digits as each book says; times are instants.
 */
@NullMarked
package io.omnidepth.demo;

import org.jspecify.annotations.NullMarked;
