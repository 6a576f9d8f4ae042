package io.omnidepth.board;

import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The number of books that the venues' limits have room for. */
final class Rooms {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

  private final Map<Venue, Room> rooms = new LinkedHashMap<>();
  private final Set<Venue> overcrowded = new HashSet<>();

  void put(Venue venue, Room room) {
    rooms.put(venue, room);
  }

  /** The rooms by venue id. */
  Map<String, Room> known() {
    Map<String, Room> known = new LinkedHashMap<>();
    rooms.forEach((venue, room) -> known.put(venue.id(), room));
    return known;
  }

  /** Logs a line if the operator names more books of a venue than its limits can keep fresh. */
  void warnOvercrowded(Freshness freshness) {
    rooms.forEach(
        (venue, room) -> {
          if (!room.overcrowded()) {
            overcrowded.remove(venue);
          } else if (overcrowded.add(venue)) {
            LOG.warn(
                "{}: --instruments names {} of its markets, and its limits keep {} of them fresh at"
                    + " most; books are stale at {} s",
                venue,
                room.named(),
                room.namedAtMost(),
                freshness.staleAtTheLatest().toMillis() / 1e3);
          }
        });
  }
}
