/**
 * The stream over WebSocket: views of depths, and the frames that keep readers up to date.
 *
 * <p>Each class runs on one event loop unless its comment says otherwise.
 *
 * <p>Always true: a reader that has a snapshot and applies every update since holds the view at the
 * sequence of the last one.
 */
@NullMarked
package io.omnidepth.http.stream;

import org.jspecify.annotations.NullMarked;
