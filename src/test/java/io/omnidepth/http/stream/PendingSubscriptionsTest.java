package io.omnidepth.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.http.cost.BoundedCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingSubscriptionsTest {
  @Test
  void subscriptionsThatWaitAreBounded() {
    PendingSubscriptions pending =
        new PendingSubscriptions(
            new BoundedCount(PendingSubscriptions.MOST),
            new BoundedCount(PendingSubscriptions.MOST_CHARACTERS));
    Instant now = Instant.EPOCH;
    List<Integer> begun = new ArrayList<>();
    JsonNode big = SocketReader.json("1");
    assertTrue(pending.add("a", big, 4_000_000, now, later -> false, () -> begun.add(1)));
    assertFalse(pending.add("b", big, 1, now, later -> false, () -> begun.add(2)), "no room");
    assertFalse(pending.cancel("b", big));
    pending.look(now.plusMillis(2_999));
    assertEquals(List.of(), begun);
    pending.look(now.plusSeconds(3));
    pending.look(now.plusSeconds(4));
    assertEquals(List.of(1), begun);
    for (int i = 0; i < PendingSubscriptions.MOST; i++) {
      JsonNode id = SocketReader.json("" + i);
      assertTrue(pending.add("r" + i % 400, id, 100, now, later -> true, () -> begun.add(3)));
    }
    assertFalse(pending.add("c", big, 1, now, later -> true, () -> begun.add(4)));
    assertEquals(25, pending.of("r7"));
    pending.left("r7");
    pending.look(now);
    assertEquals(1 + PendingSubscriptions.MOST - 25, begun.size());
    assertTrue(pending.add("c", big, 4_000_000, now, later -> true, () -> begun.add(4)));
  }
}
