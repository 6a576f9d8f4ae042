/**
 * What is measured, under which name, and where it goes. {@link io.omnidepth.metrics.Figure} is the
 * list of all names, {@link io.omnidepth.metrics.Tag} of what they are told apart by; {@code
 * omnidepth metrics} prints both.
 *
 * <p>Units in InfluxDB: times are milliseconds, shares go from 0 to 1, prices are of the quote
 * asset, sizes of the base asset; every value is a double, as these are statistics and no book. A
 * counter is what happened in the step; count, sum and mean are of the step, percentiles, buckets
 * and {@code upper} of the last minute. Prometheus has the same names in its own manner, with times
 * in seconds and counters that only rise.
 *
 * <p>Always true: no tag has more values than {@link io.omnidepth.metrics.Tag} says, so that the
 * number of series is bounded; nothing tells who asked; whoever measures never waits for whoever
 * takes it in, and what InfluxDB does not take is let go, counted, and said once.
 */
@NullMarked
package io.omnidepth.metrics;

import org.jspecify.annotations.NullMarked;
