package io.omnidepth.http.stream;

import io.omnidepth.api.depth.DepthQuery;
import java.time.Duration;

/**
 * What makes two subscriptions the same stream.
 *
 * @param interval how far apart its updates are at the least
 */
record ViewKey(DepthQuery query, Duration interval) {}
