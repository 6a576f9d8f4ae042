/**
 * What people and scripts see: JSON, CSV, text and pictures over HTTP, the stream over WebSocket,
 * the page.
 *
 * <p>Units: prices, sizes and what is made of them are plain decimals without exponent or trailing
 * zeros (as JSON numbers, or as strings where {@code numbers=text} asks so); {@code ...Ms} are
 * whole milliseconds; times are ISO 8601 in UTC with milliseconds. Rows are arrays, best first.
 *
 * <p>Runs on an event loop of its own and only reads the board. Everything that a client can make
 * grow is bounded; who is turned away is told why and what is allowed.
 */
@NullMarked
package io.omnidepth.api;

import org.jspecify.annotations.NullMarked;
