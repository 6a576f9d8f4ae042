package io.omnidepth.api;

import java.time.Duration;

/**
 * What makes two subscriptions the same stream.
 *
 * @param interval how far apart its updates are at the least
 */
record StreamKey(DepthQuery query, Duration interval) {}
