package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Listener.Cut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ConnectionLimitsTest {
  private static final Instant START = Instant.EPOCH;
  private static final ConnectionBounds BOUNDS =
      new ConnectionBounds(
          5,
          3,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(2));

  private final List<Cut> cuts = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final ConnectionLimits limits =
      new ConnectionLimits(
          BOUNDS, new LogLimiter(LoggerFactory.getLogger(ConnectionLimitsTest.class)), cuts::add);
  private final Deadlines deadlines =
      new Deadlines(
          BOUNDS,
          new LogLimiter(LoggerFactory.getLogger(ConnectionLimitsTest.class)),
          cuts::add,
          START);

  private Optional<Seat> opened(String name, long second) {
    Optional<Seat> seat =
        limits.admit(
            name.replaceAll("\\d", ""),
            name.startsWith("proxy"),
            new ConnectionLimits.Line() {
              @Override
              public void drop() {
                dropped.add(name);
              }

              @Override
              public void look(Instant now) {}
            },
            START.plusSeconds(second));
    seat.ifPresent(deadlines::add);
    return seat;
  }

  private Seat streaming(String name) {
    Seat seat = opened(name, 0).orElseThrow();
    seat.enter(Phase.STREAM, START);
    return seat;
  }

  @Test
  void thePeersOldestIdleConnectionMakesRoom() {
    Seat first = opened("a1", 0).orElseThrow();
    opened("a2", 1);
    Seat idle = opened("a3", 2).orElseThrow();
    idle.enter(Phase.IDLE, START.plusSeconds(3));
    first.enter(Phase.ANSWER, START.plusSeconds(3));
    opened("a4", 4);
    assertEquals(List.of("a3"), dropped);
    opened("a5", 4);
    assertEquals(List.of("a3", "a2"), dropped);
    assertEquals(3, limits.count());
    first.leave();
    first.leave();
    assertEquals(2, limits.count());
    opened("a6", 4);
    assertEquals(List.of("a3", "a2"), dropped);
  }

  @Test
  void aNewConnectionIsRefusedIfAllWork() {
    streaming("a1");
    streaming("a2");
    streaming("a3");
    assertTrue(opened("a4", 1).isEmpty());
    assertTrue(opened("b1", 1).isPresent());
    assertEquals(List.of(Cut.TOO_MANY), cuts);
    assertEquals(List.of(), dropped);
  }

  @Test
  void thePeerThatHasMostMakesRoomIfAllPlacesAreTaken() {
    opened("b1", 0);
    opened("c1", 1);
    opened("c2", 2);
    opened("c3", 3);
    opened("d1", 4);
    assertTrue(opened("e1", 5).isPresent());
    assertEquals(List.of("c1"), dropped);
    assertEquals(5, limits.count());
  }

  @Test
  void aPeerWithMoreThanAnEqualPartMakesRoomThoughAllItsConnectionsWork() {
    Seat answered = streaming("a1");
    streaming("a2");
    streaming("a3");
    opened("b1", 0).orElseThrow().enter(Phase.IDLE, START);
    streaming("c1");
    answered.enter(Phase.ANSWER, START.plusSeconds(1));
    assertTrue(opened("d1", 5).isPresent());
    assertEquals(List.of("a1"), dropped, "not who waits and has one");
    assertEquals(5, limits.count());
    assertEquals(List.of(Cut.TOO_MANY), cuts);
  }

  @Test
  void aPeerWithAnEqualPartTakesNoPlaceOfOthers() {
    streaming("a1");
    streaming("a2");
    streaming("b1");
    streaming("b2");
    opened("c1", 0).orElseThrow().enter(Phase.IDLE, START);
    assertTrue(opened("a3", 1).isEmpty());
    assertEquals(List.of(), dropped);
    assertTrue(opened("d1", 1).isPresent());
    assertEquals(1, dropped.size());
    assertTrue(dropped.get(0).matches("[ab]1"), dropped::toString);
  }

  @Test
  void aProxyMayHaveAllPlaces() {
    for (int i = 0; i < 5; i++) {
      streaming("proxy" + i);
    }
    assertTrue(opened("proxy6", 1).isEmpty());
    assertTrue(opened("a1", 1).isEmpty());
    assertEquals(List.of(), dropped);
  }

  /** Looks as often as a usual loop, up to that second. */
  private void lookUntil(long from, long to) {
    for (long millis = from; millis <= to; millis += 500) {
      deadlines.look(START.plusMillis(millis));
    }
  }

  @ParameterizedTest
  @CsvSource({"REQUEST, 10, true", "ANSWER, 60, true", "IDLE, 120, false", "CLOSING, 2, false"})
  void everyPhaseButTheStreamHasADeadline(Phase phase, int seconds, boolean told) {
    Seat seat = opened("a1", 0).orElseThrow();
    seat.enter(phase, START);
    streaming("b1");
    lookUntil(0, seconds * 1_000L);
    assertEquals(List.of(), dropped);
    lookUntil(seconds * 1_000L + 500, 300_000);
    assertEquals(1, limits.count());
    assertEquals(List.of("a1"), dropped);
    assertEquals(told ? List.of(Cut.LATE) : List.of(), cuts);
  }

  @Test
  void nobodyIsLateAfterTheLoopItselfStood() {
    opened("a1", 0);
    lookUntil(0, 9_000);
    deadlines.look(START.plusSeconds(3_600));
    assertEquals(List.of(), dropped);
    lookUntil(3_600_500, 3_601_000);
    assertEquals(List.of(), dropped);
    lookUntil(3_601_500, 3_602_500);
    assertEquals(List.of("a1"), dropped);
  }

  @Test
  void thisProcessHasRoomForConnections() {
    ConnectionBounds bounds = ConnectionBounds.ofThisProcess();
    assertTrue(bounds.all() >= 1 && bounds.all() <= 10_000, bounds::toString);
    assertTrue(bounds.all() <= Runtime.getRuntime().maxMemory() / (64 << 10), bounds::toString);
    assertTrue(bounds.each() <= bounds.all(), bounds::toString);
  }
}
