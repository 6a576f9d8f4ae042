package io.omnidepth.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private final Board board =
      new Board(List.of(Reports.venue("aa")), List.of(Reports.BTC), Freshness.USUAL, Reports.START);
  private final History history = new History();
  private int taken;

  private VirtualLoop started(Duration beside, Runnable then) {
    VirtualLoop loop = new VirtualLoop(Reports.START, beside);
    new Sampler(loop, board, history, then).start();
    return loop;
  }

  private List<Instant> sampled() {
    return history.of(Reports.BTC, Instant.EPOCH).stream().map(History.Sample::time).toList();
  }

  private static List<Instant> seconds(long... after) {
    return LongStream.of(after).mapToObj(Reports.START::plusSeconds).toList();
  }

  @Test
  void aSampleIsTakenEveryFiveSeconds() {
    started(Duration.ofMillis(1), () -> taken++).pass(Duration.ofSeconds(16));
    assertEquals(seconds(5, 10, 15), sampled());
    assertEquals(3, taken);
  }

  @Test
  void noSampleBeginsBeforeTheLastOneHasEnded() {
    started(Duration.ofSeconds(7), () -> taken++).pass(Duration.ofSeconds(31));
    assertEquals(seconds(5, 15, 25), sampled());
  }

  @Test
  void aFailureEndsNoSampling() {
    started(
            Duration.ofMillis(1),
            () -> {
              throw new IllegalStateException("on purpose");
            })
        .pass(Duration.ofSeconds(11));
    assertEquals(seconds(5, 10), sampled());
  }
}
