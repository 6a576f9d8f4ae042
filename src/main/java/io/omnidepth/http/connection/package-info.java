/**
 * Connections of readers: their number, their deadlines, and the bytes that they send and take.
 *
 * <p>Each class runs on one event loop unless its comment says otherwise.
 */
@NullMarked
package io.omnidepth.http.connection;

import org.jspecify.annotations.NullMarked;
