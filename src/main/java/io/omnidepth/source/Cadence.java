package io.omnidepth.source;

import java.time.Duration;

/**
 * The time between two reports of one market.
 *
 * @param interval as it is meant to be now
 * @param usual as it would be if the venue's limits left room for all its books
 */
public record Cadence(Duration interval, Duration usual) {}
