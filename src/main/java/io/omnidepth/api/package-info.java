/**
 * The answers of the API: JSON, CSV, text and pictures. A {@link Resource} leads from a request and
 * the board to an answer.
 *
 * <p>Units: prices and sizes, and all figures made of them, are decimals without exponent or
 * trailing zeros. They are JSON numbers or, with {@code numbers=text}, strings. Members that end in
 * {@code Ms} are whole milliseconds. Times are ISO 8601 in UTC with milliseconds. Rows are arrays,
 * best first.
 *
 * <p>It knows no server and no clock, and only reads the board. Every number of a request is
 * bounded. A refusal tells the reason and what is allowed.
 */
@NullMarked
package io.omnidepth.api;

import org.jspecify.annotations.NullMarked;
