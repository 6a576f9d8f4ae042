package io.omnidepth.source;

import java.time.Duration;

/**
 * The time between two reports of one market.
 *
 * @param interval the planned time at present
 * @param usual the time if the venue's limits had room for all its books
 */
public record Cadence(Duration interval, Duration usual) {}
