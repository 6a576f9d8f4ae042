package io.omnidepth.poll;

import java.time.Duration;

/**
 * The most that an answer may take.
 *
 * @param within the time until its last byte
 * @param body the size of its body on the wire
 * @param room the body's part of the memory for all bodies in flight
 */
public record Bounds(Duration within, Bound body, BodyRoom.Place room) {}
