/**
 * The metrics of the program: their names, and where they go. {@link io.omnidepth.metrics.Figures}
 * joins the lists of all figures, {@link io.omnidepth.metrics.Tag} is the list of their tags.
 * {@code omnidepth metrics} prints both.
 *
 * <p>Units in InfluxDB: times are milliseconds, shares go from 0 to 1, prices are of the quote
 * asset, sizes of the base asset. Every value is a double, as these are statistics and no book. A
 * counter, a count, a sum and a mean are of the step; percentiles, buckets and {@code upper} are of
 * the last minute. Prometheus has the same names in its own manner, with times in seconds and
 * counters that only rise.
 *
 * <p>Always true: no tag has more values than {@link io.omnidepth.metrics.Tag} says, so the number
 * of series is bounded. No figure tells of a client. Measuring never waits for a database or a
 * scraper. Lines that InfluxDB does not take are dropped and counted, and the log says so once.
 */
@NullMarked
package io.omnidepth.metrics;

import org.jspecify.annotations.NullMarked;
