package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.SteppedLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueTurnsTest {
  private final SteppedLoop loop = new SteppedLoop();
  private final VenueTurns turns = new VenueTurns(loop);
  private final List<String> ended = new ArrayList<>();

  private void take(String piece) {
    turns.take(
        piece.substring(0, 1),
        () -> {
          if (piece.equals("b1")) {
            throw new IllegalStateException("b1 broken");
          }
          return piece;
        },
        ended::add,
        broken -> ended.add(broken.getMessage()));
  }

  @Test
  void venuesComeInTurnAndOnePieceAtATime() {
    List.of("a1", "a2", "a3", "b1", "c1", "b2").forEach(this::take);
    for (int done = 0; done < 6; done++) {
      assertEquals(1, loop.underWay());
      loop.endWork();
      if (done == 3) {
        take("c2");
      }
    }
    assertEquals(List.of("a1", "b1 broken", "c1", "a2", "b2", "a3"), ended);
    loop.endWork();
    assertEquals("c2", ended.get(6));
    assertEquals(0, loop.underWay());
    take("a4");
    assertEquals(1, loop.underWay());
  }
}
