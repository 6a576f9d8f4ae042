package io.omnidepth.poll;

import io.omnidepth.venue.Venue;

/**
 * The most bytes that a body may have, on the wire and inflated.
 *
 * @param of the name of its content, for messages
 * @param room in memory
 */
public record Bound(String of, int bytes, BodyRoom room) {
  /** A list of thousands of markets, with all their rules, is larger than any book. */
  private static final int LIST_BYTES = 32 << 20;

  /** The bound of an answer with one book. */
  static Bound ofBook(Venue venue, BodyRoom room) {
    return of("a book of " + venue, venue.response().bound().bytes(), room);
  }

  /** The bound of an answer with the venue's list of markets. */
  static Bound ofList(Venue venue, BodyRoom room) {
    return of("a list of markets of " + venue, LIST_BYTES, room);
  }

  /** No body may take more than half of the room. */
  private static Bound of(String what, int bytes, BodyRoom room) {
    return new Bound(what, (int) Math.min(bytes, room.bytes() / 2), room);
  }

  /** For the end of a message that tells how large a body is. */
  public String most() {
    String why = bytes == room.bytes() / 2 ? ", half of the memory for all that are under way" : "";
    return of + " may have " + bytes + why;
  }
}
