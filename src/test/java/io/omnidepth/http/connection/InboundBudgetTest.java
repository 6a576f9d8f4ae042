package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.http.connection.InboundBudget.Rate;
import io.omnidepth.http.connection.InboundBudget.Rates;
import io.omnidepth.http.connection.InboundBudget.Share;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InboundBudgetTest {
  private static final Instant START = Instant.EPOCH;
  private final InboundBudget budget =
      new InboundBudget(
          new Rates(new Rate(10, 2), new Rate(1_000, 100)),
          new Rates(new Rate(25, 5), new Rate(2_500, 1_000)));

  private static void send(Share share, int frames, int bytes, Instant now) {
    for (int i = 0; i < frames; i++) {
      share.frame(now);
    }
    share.bytes(bytes, now);
  }

  @Test
  void aSocketMaySendABurstAndThenARate() {
    Share share = budget.of(Optional.empty(), START);
    send(share, 10, 1_000, START);
    assertFalse(share.overdrawn(START));
    send(share, 1, 1, START);
    assertTrue(share.overdrawn(START));
    assertTrue(share.overdrawn(START.plusMillis(499)));
    assertFalse(share.overdrawn(START.plusMillis(501)));
    send(share, 0, 151, START.plusMillis(501));
    assertTrue(share.overdrawn(START.plusMillis(1_400)));
    assertFalse(share.overdrawn(START.plusMillis(1_600)));
  }

  @Test
  void aClockThatGoesBackGivesNothingAndTakesNothing() {
    Share share = budget.of(Optional.empty(), START);
    send(share, 11, 0, START);
    assertTrue(share.overdrawn(START.minusSeconds(3_600)));
    assertFalse(share.overdrawn(START.minusSeconds(3_600).plusMillis(501)));
  }

  @Test
  void theSocketsOfAClientShareABudgetAndOthersDoNot() {
    List<Share> sockets =
        Stream.generate(() -> budget.of(Optional.of("a"), START)).limit(3).toList();
    Share other = budget.of(Optional.of("b"), START);
    Share nobodys = budget.of(Optional.empty(), START);
    for (Share each : sockets) {
      send(each, 9, 0, START);
    }
    assertEquals(List.of(true, true, true), sockets.stream().map(s -> s.overdrawn(START)).toList());
    assertFalse(other.overdrawn(START));
    assertFalse(nobodys.overdrawn(START));
    assertFalse(sockets.get(0).overdrawn(START.plusMillis(400)));
    sockets.forEach(Share::leave);
    send(budget.of(Optional.of("a"), START), 10, 0, START);
    assertFalse(budget.of(Optional.of("a"), START).overdrawn(START));
  }
}
