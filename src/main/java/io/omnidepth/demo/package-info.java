/**
 * The embedded exchanges: every venue of the catalog on loopback, in its own wire format, around
 * one made-up market. They serve the demo, the tests and load runs. No price here is real.
 *
 * <p>Always true: the same seed at the same moment gives the same book, for every client and
 * request. An exchange writes its answers from its venue's sample; the code that reads answers has
 * no part in it.
 *
 * <p>Units: prices and sizes are counts of 10^-digits as each book says; times are instants.
 */
@NullMarked
package io.omnidepth.demo;

import org.jspecify.annotations.NullMarked;
