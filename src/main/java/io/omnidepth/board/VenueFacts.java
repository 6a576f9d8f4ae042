package io.omnidepth.board;

import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The venues and their known facts apart from books. Immutable.
 *
 * @param lists the lists of the venues' markets
 * @param blocked the venues that have refused service for a minute, by id
 * @param spending the used weight of each venue's limits, by id
 * @param rooms the room for each venue's books, by id
 */
record VenueFacts(
    List<Venue> venues,
    Lists lists,
    Map<String, Blocks.Block> blocked,
    Map<String, List<LimitUse>> spending,
    Map<String, Room> rooms) {
  VenueFacts {
    blocked = Map.copyOf(blocked);
    spending = Map.copyOf(spending);
    rooms = Map.copyOf(rooms);
  }

  List<LimitUse> spending(String venue) {
    return spending.getOrDefault(venue, List.of());
  }

  Optional<Room> room(String venue) {
    return Optional.ofNullable(rooms.get(venue));
  }

  Optional<Blocks.Block> block(String venue) {
    return Optional.ofNullable(blocked.get(venue));
  }
}
