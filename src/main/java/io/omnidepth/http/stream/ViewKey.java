package io.omnidepth.http.stream;

import io.omnidepth.api.depth.DepthQuery;
import java.time.Duration;

/**
 * The key of a view: subscriptions with equal keys share one channel.
 *
 * @param interval the least time between two updates
 */
record ViewKey(DepthQuery query, Duration interval) {}
