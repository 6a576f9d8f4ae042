package io.omnidepth.http.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.omnidepth.board.Reports;
import io.omnidepth.support.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public class LoopTurnsTest {
  private final List<String> made = new ArrayList<>();
  private final VirtualLoop loop = new VirtualLoop(Reports.START);
  private Duration each = Duration.ZERO;
  private final LoopTurns<String> turns = new LoopTurns<>(loop, this::turn);

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
    Duration wait = loop.untilNext().orElseThrow();
    loop.pass(wait);
    return wait;
  }

  @Test
  void turnsThatTakeNoTimeAreMadeTogether() {
    List.of("a", "b", "c").forEach(turns::add);
    turns.now();
    assertEquals(List.of("a", "b", "c"), made);
    assertEquals(Optional.empty(), loop.untilNext());
    turns.soon();
    assertEquals(Optional.empty(), loop.untilNext(), "nothing is due");
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
    assertEquals(Optional.empty(), loop.untilNext());
  }

  @Test
  void turnsTakeHalfOfTheTimeAndNoMore() {
    each = Duration.ofMillis(30);
    List.of("a", "b", "c").forEach(turns::add);
    turns.now();
    assertEquals(Duration.ofMillis(1), goOn());
    assertEquals(Duration.ofMillis(1), goOn(), "60 ms were used, and 50 ms were there");
    assertEquals(List.of("a", "b"), made);
    assertEquals(Duration.ofMillis(5), goOn());
    assertEquals(List.of("a", "b"), made);
    loop.pass(Duration.ofMillis(50));
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
    assertEquals(Optional.empty(), loop.untilNext());
  }
}
