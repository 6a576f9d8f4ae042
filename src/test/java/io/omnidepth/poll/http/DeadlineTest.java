package io.omnidepth.poll.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.VirtualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
  private static final Duration WITHIN = Duration.ofMillis(50);

  private final VirtualLoop loop = new VirtualLoop(Instant.EPOCH);
  private final RequestTiming timing = new RequestTiming(loop);
  private final List<String> missed = new ArrayList<>();
  private final Deadline deadline = new Deadline(loop, WITHIN, timing, missed::add);

  @ParameterizedTest
  @CsvSource({
    "0, 50, no whole answer within 50 ms",
    "30, 80, no whole answer within 50 ms and 30 ms of waiting for room in memory",
    "5000, 100, no whole answer within 50 ms and 50 ms of waiting for room in memory",
  })
  void waitingForRoomExtendsTheDeadlineUpToTwice(long waits, long missedAfter, String why) {
    timing.waits();
    loop.after(Duration.ofMillis(waits), timing::goesOn);
    loop.pass(Duration.ofMillis(missedAfter - 1));
    assertEquals(List.of(), missed);
    loop.pass(Duration.ofMillis(1));
    assertEquals(List.of(why), missed);
  }

  @Test
  void aMetDeadlineIsNotMissed() {
    deadline.met();
    loop.pass(Duration.ofSeconds(1));
    assertEquals(List.of(), missed);
  }
}
