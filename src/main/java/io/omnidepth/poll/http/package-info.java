/**
 * Asks the venues over HTTP with Vert.x. Only {@link io.omnidepth.poll.http.HttpAsker} and the
 * settings of its {@link io.omnidepth.poll.http.Transport} are visible outside.
 *
 * <p>Every question has a deadline, and every body has a bound while it streams in. A question
 * beyond one of them is dropped with its connection.
 */
@NullMarked
package io.omnidepth.poll.http;

import org.jspecify.annotations.NullMarked;
