/**
 * What is measured, under which name, and where it goes.
 *
 * <table>
 * <caption>Meters; in InfluxDB dots are underscores, times are milliseconds, every value is a float</caption>
 * <tr><th>meter</th><th>tags</th><th>what</th></tr>
 * <tr><td>omnidepth.polls</td><td>venue, outcome</td><td>questions that ended so, in the step</td></tr>
 * <tr><td>omnidepth.poll.latency</td><td>venue</td><td>from the request's leaving to the last byte of an answer that is a
 * book; with the percentiles 0.5, 0.95 and 0.99 in {@code omnidepth_poll_latency_percentile} under the tag {@code
 * phi}</td></tr>
 * </table>
 */
@NullMarked
package io.omnidepth.metrics;

import org.jspecify.annotations.NullMarked;
