/**
 * The stream over WebSocket: views of depths, and the frames that keep readers up to date.
 *
 * <p>Each class runs on one event loop unless its comment says otherwise.
 *
 * <p>A {@link io.omnidepth.http.stream.Hub} holds all readers and channels. A Reader is one socket,
 * a Channel decides when a view is due, a View is the state that its readers hold. A Frame is one
 * message: it is encoded once, and all its readers get the same bytes.
 *
 * <p>Always true: a reader that has a snapshot and applies every update since then holds the view
 * at the sequence of the last one.
 */
@NullMarked
package io.omnidepth.http.stream;

import org.jspecify.annotations.NullMarked;
