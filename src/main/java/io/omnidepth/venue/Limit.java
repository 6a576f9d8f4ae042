package io.omnidepth.venue;

import java.time.Duration;

/** A rate limit: at most this weight in any window of this length. */
public record Limit(int weight, Duration window) {}
