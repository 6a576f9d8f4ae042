package io.omnidepth.poll;

import io.omnidepth.venue.Venue;

/**
 * The most bytes of a body, both on the wire and decoded.
 *
 * @param of the name of the content, for messages
 * @param room the room in memory
 */
public record Bound(String of, int bytes, BodyRoom room) {
  /**
   * The most bytes of a list. A list of thousands of markets with all their rules is larger than
   * any book.
   */
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

  /** The end of a message about the size of a body. */
  public String most() {
    String why = bytes == room.bytes() / 2 ? ", half of the memory for all that are under way" : "";
    return of + " may have " + bytes + why;
  }
}
