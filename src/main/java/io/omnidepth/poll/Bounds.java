package io.omnidepth.poll;

import java.time.Duration;

/**
 * The bounds of an answer.
 *
 * @param within the time limit of its last byte
 * @param body the bound of its body
 * @param room the body's part of the memory for all bodies in flight
 */
public record Bounds(Duration within, Bound body, BodyRoom.Place room) {}
