package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueTurnsTest {
  private static final Duration PIECE = Duration.ofSeconds(1);

  private final VirtualLoop loop = new VirtualLoop(Instant.EPOCH, PIECE);
  private final VenueTurns turns = new VenueTurns(loop);
  private final List<String> begun = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();

  private void take(String piece) {
    turns.take(
        piece.substring(0, 1),
        () -> {
          begun.add(piece);
          if (piece.equals("b1")) {
            throw new IllegalStateException("b1 broken");
          }
          return piece;
        },
        ended::add,
        broken -> ended.add(broken.getMessage()));
  }

  /** The number of pieces that have begun and not ended. */
  private int underWay() {
    return begun.size() - ended.size();
  }

  @Test
  void venuesComeInTurnAndOnePieceAtATime() {
    List.of("a1", "a2", "a3", "b1", "c1", "b2").forEach(this::take);
    for (int done = 0; done < 6; done++) {
      assertEquals(1, underWay());
      loop.pass(PIECE);
      if (done == 3) {
        take("c2");
      }
    }
    assertEquals(List.of("a1", "b1 broken", "c1", "a2", "b2", "a3"), ended);
    loop.pass(PIECE);
    assertEquals("c2", ended.get(6));
    assertEquals(0, underWay());
    take("a4");
    assertEquals(1, underWay());
  }
}
