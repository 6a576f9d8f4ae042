package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
  private static final int PART = 8 << 10;
  private static final int STEP = 64 << 10;

  /** A body under way with a length that is unknown in advance. */
  private static final class Sent {
    final BodyRoom.Place place;
    int left;
    boolean waits;

    Sent(BodyRoom room, String venue, int length) {
      place = room.place(venue);
      left = length;
    }

    /** Takes the next part. A body without room waits. */
    void more() {
      int part = Math.min(PART, left);
      left -= part;
      place.take(part);
      if (!place.mayGoOn()) {
        waits = true;
        place.await(() -> waits = false);
      }
    }
  }

  /**
   * Bodies of all lengths begin, grow, end, break and are given up at any moment. Some body always
   * goes on. The bytes in flight stay within the bound, and at the end there are none.
   */
  @Property(tries = 300)
  void someBodyAlwaysGoesOnAndAllRoomIsFreedAtTheEnd(
      @ForAll long seed, @ForAll @IntRange(min = 100, max = 4_000) int kilobytes) {
    Random random = new Random(seed);
    BodyRoom room = new BodyRoom(kilobytes * 1024L);
    List<Sent> open = new ArrayList<>();
    int largest = (int) Math.min(room.bytes(), 1 << 20);
    for (int i = 0; i < 600 || !open.isEmpty(); i++) {
      if (i < 600 && (open.isEmpty() || random.nextInt(4) == 0)) {
        String venue = "venue" + random.nextInt(6);
        open.add(new Sent(room, venue, 1 + random.nextInt(1 + random.nextInt(largest))));
      }
      List<Sent> going = open.stream().filter(sent -> !sent.waits).toList();
      assertFalse(going.isEmpty() && !open.isEmpty(), "all wait");
      boolean broken = random.nextInt(50) == 0;
      Sent sent =
          broken ? open.get(random.nextInt(open.size())) : going.get(random.nextInt(going.size()));
      if (broken || sent.left == 0) {
        open.remove(sent);
        sent.place.close();
        sent.place.close();
        sent.place.take(PART); // later bytes belong to no body
      } else {
        sent.more();
      }
      long ahead = (long) STEP + PART;
      assertTrue(room.used() <= room.bytes() + largest + ahead * (1 + open.size()), "too much");
      assertEquals(open.stream().filter(one -> one.waits).count(), room.waiting());
    }
    assertEquals(0, room.used());
    assertEquals(0, room.waiting());
  }

  @Test
  void oneVenueCannotTakeTheRoomOfAnother() {
    BodyRoom room = new BodyRoom(1 << 20);
    List<Sent> flood = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      flood.add(new Sent(room, "flood", 1 << 20));
    }
    flood.get(0).more();
    for (int i = 0; i < 1_000; i++) {
      flood.stream().filter(sent -> !sent.waits && sent != flood.get(0)).forEach(Sent::more);
    }
    assertTrue(flood.stream().skip(1).allMatch(sent -> sent.waits));
    Sent other = new Sent(room, "other", 200_000);
    while (other.left > 0) {
      other.more();
      assertFalse(other.waits);
    }
    while (flood.get(0).left > 0) {
      flood.get(0).more();
      assertFalse(flood.get(0).waits, "the first of a venue's bodies is not held up by its others");
    }
  }

  @Test
  void waitingBodiesComeInTurnVenueByVenue() {
    BodyRoom room = new BodyRoom(60_000); // less than a step: one body goes on, and the one in turn
    BodyRoom.Place full = room.place("full");
    full.take(60_000);
    full.await(() -> {});
    List<String> order = new ArrayList<>();
    Map<String, BodyRoom.Place> places = new HashMap<>();
    for (String body : List.of("a1", "a2", "a3", "b1", "c1")) {
      BodyRoom.Place place = room.place(body.substring(0, 1));
      places.put(body, place);
      place.take(1_000);
      assertFalse(place.mayGoOn(), body);
      place.await(() -> order.add(body));
    }
    assertEquals(List.of(), order);
    full.close();
    for (int closed = 0; closed < order.size(); closed++) {
      Optional.ofNullable(places.get(order.get(closed))).orElseThrow().close();
    }
    assertEquals(List.of("a1", "b1", "c1", "a2", "a3"), order);
    assertEquals(0, room.used());
  }
}
