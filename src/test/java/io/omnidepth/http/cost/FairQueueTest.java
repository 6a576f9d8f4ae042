package io.omnidepth.http.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private static final Instant NOW = Reports.START;
  private static final Duration COST = Duration.ofMillis(100);

  private final Map<String, Double> used = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> late = new ArrayList<>();

  /** One worker, half of whose time is for this; two may wait for each client. */
  private final FairQueue queue =
      new FairQueue(
          new FairQueue.Bounds(1, 5, 2, Duration.ofSeconds(3), 0.5, 1),
          client -> used.getOrDefault(client, 0.0));

  private Optional<FairQueue.Full> offer(String client, String what) {
    return queue.offer(
        client,
        COST,
        new FairQueue.Work() {
          @Override
          public void begin() {
            begun.add(what);
          }

          @Override
          public void late() {
            late.add(what);
          }
        },
        NOW);
  }

  @Test
  void theClientThatHasUsedTheLeastGoesFirst() {
    used.put("busy", 5.0);
    offer("busy", "busy 1");
    offer("busy", "busy 2");
    offer("busy", "busy 3");
    offer("quiet", "quiet 1");
    assertEquals(List.of("busy 1"), begun, "one at a time");
    for (int i = 0; i < 3; i++) {
      queue.done(COST, NOW);
    }
    assertEquals(List.of("busy 1", "quiet 1", "busy 2", "busy 3"), begun);
  }

  @Test
  void clientsThatUseTheSameTakeTurns() {
    for (String what : List.of("a 1", "a 2", "a 3", "b 1", "b 2")) {
      offer(what.substring(0, 1), what);
    }
    for (int i = 0; i < 4; i++) {
      used.merge(begun.get(begun.size() - 1).substring(0, 1), 0.1, Double::sum);
      queue.done(COST, NOW);
    }
    assertEquals(List.of("a 1", "b 1", "a 2", "b 2", "a 3"), begun);
  }

  @Test
  void moreThanMayWaitIsRefusedWithTheTimeThatItTakes() {
    offer("a", "a 1");
    assertEquals(Optional.empty(), offer("a", "a 2"));
    assertEquals(Optional.empty(), offer("a", "a 3"));
    assertEquals(
        Optional.of(new FairQueue.Full(Duration.ofMillis(200), true)),
        offer("a", "a 4"),
        "two of 0.1 s wait, and there is one worker");
    for (String other : List.of("b", "c", "d")) {
      assertEquals(Optional.empty(), offer(other, other));
    }
    queue.done(Duration.ofSeconds(1), NOW);
    offer("e", "e");
    // Five of 0.1 s each wait, and half of the time is theirs.
    assertEquals(Optional.of(new FairQueue.Full(Duration.ofSeconds(1), false)), offer("f", "f"));
  }

  @Test
  void allTogetherUseNoMoreThanTheirPartOfTheTime() {
    offer("a", "a 1");
    queue.done(Duration.ofMillis(1_500), NOW);
    offer("a", "a 2");
    queue.look(NOW.plusMillis(900));
    assertEquals(List.of("a 1"), begun, "0.5 s more were used than there were");
    queue.look(NOW.plusMillis(1_100));
    assertEquals(List.of("a 1", "a 2"), begun);
  }

  @Test
  void workThatWaitsTooLongIsGivenUp() {
    offer("a", "a 1");
    offer("a", "a 2");
    queue.look(NOW.plusMillis(2_900));
    assertTrue(late.isEmpty());
    queue.look(NOW.plusMillis(3_100));
    assertEquals(List.of("a 2"), late);
    queue.done(COST, NOW.plusMillis(3_200));
    assertEquals(List.of("a 1"), begun);
  }
}
