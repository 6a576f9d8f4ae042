package io.omnidepth.http.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.omnidepth.board.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class LoopTurnsTest {
  private record Timer(Duration after, Runnable act) {}

  private final List<String> made = new ArrayList<>();
  private final List<Timer> timers = new ArrayList<>();
  private Instant now = Reports.START;
  private Duration each = Duration.ZERO;
  private final LoopTurns<String> turns =
      new LoopTurns<>((wait, act) -> timers.add(new Timer(wait, act)), () -> now, this::turn);

  private void turn(String what) {
    made.add(what);
    if (what.equals("broken")) {
      throw new IllegalStateException(what);
    }
    work(each);
  }

  /** Uses the processor for so long. */
  public static void work(Duration time) {
    Duration begun = ThreadTime.spent();
    while (ThreadTime.spent().minus(begun).compareTo(time) < 0) {
      Thread.onSpinWait();
    }
  }

  private Duration goOn() {
    Timer next = timers.remove(0);
    next.act().run();
    return next.after();
  }

  @Test
  void turnsThatTakeNoTimeAreMadeTogether() {
    List.of("a", "b", "c").forEach(turns::add);
    turns.now();
    assertEquals(List.of("a", "b", "c"), made);
    assertEquals(List.of(), timers);
    turns.soon();
    assertEquals(List.of(), timers, "nothing is due");
  }

  @Test
  void othersGetTheirTurnBetween() {
    each = Duration.ofMillis(5);
    List.of("a", "b").forEach(turns::add);
    turns.now();
    turns.now();
    turns.soon();
    assertEquals(List.of("a"), made);
    assertEquals(Duration.ofMillis(1), goOn());
    assertEquals(List.of("a", "b"), made);
    assertEquals(List.of(), timers);
  }

  @Test
  void turnsTakeHalfOfTheTimeAndNoMore() {
    each = Duration.ofMillis(30);
    List.of("a", "b", "c").forEach(turns::add);
    turns.now();
    assertEquals(Duration.ofMillis(1), goOn());
    assertEquals(Duration.ofMillis(1), goOn(), "60 ms were used, and 50 ms were there");
    assertEquals(List.of("a", "b"), made);
    now = now.plusMillis(50);
    assertEquals(Duration.ofMillis(5), goOn());
    assertEquals(List.of("a", "b", "c"), made);
  }

  @Test
  void aTurnThatFailsHoldsUpNoOther() {
    List.of("broken", "a").forEach(turns::add);
    assertThrows(IllegalStateException.class, turns::now);
    assertEquals(List.of("broken"), made);
    assertEquals(Duration.ofMillis(1), goOn());
    assertEquals(List.of("broken", "a"), made);
  }

  @Test
  void manyMayAskForATurnSoon() {
    turns.add("a");
    turns.soon();
    turns.soon();
    assertEquals(List.of(), made);
    assertEquals(Duration.ofMillis(1), goOn());
    assertEquals(List.of("a"), made);
    assertEquals(List.of(), timers);
  }
}
