package io.omnidepth.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.Poller;
import io.omnidepth.poll.Timing;
import io.omnidepth.support.VirtualLoop;
import io.omnidepth.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The moments at which a real poller's books are published, in virtual time. */
class RoundsTest {
  private static final Instrument BTC = Reports.BTC;
  private static final Instrument ETH = Reports.ETH;
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");
  private static final Instant START = Reports.START;

  private final VirtualLoop loop = new VirtualLoop(START);
  private final Board board = new Board(List.of(A, B), List.of(BTC, ETH), Freshness.USUAL, START);
  private final Map<String, Integer> asked = new TreeMap<>();

  /** What readers see of BTC-USD, by the milliseconds of the second round. */
  private final List<String> latest = new ArrayList<>();

  private final List<String> ofRounds = new ArrayList<>();

  /** Lets two rounds and a half pass. The latencies are those of the second round alone. */
  private void secondRound(Map<String, Integer> milliseconds) {
    Asker asker =
        (venue, question, bounds, then) -> {
          Instant sent = loop.instant();
          String market = question.target().substring(1).replaceAll("/.*", "") + " " + venue.id();
          int number = asked.merge(market, 1, Integer::sum);
          int latency = number == 2 ? milliseconds.getOrDefault(market, 5) : 5;
          String body = "{\"bids\":[[\"100\",\"" + number + "\"]],\"asks\":[[\"101\",\"1\"]]}";
          loop.after(
              Duration.ofMillis(latency),
              () ->
                  then.accept(
                      new Answer(
                          200,
                          new Headers(List.of()),
                          Body.of(body.getBytes(StandardCharsets.UTF_8)),
                          new Timing(
                              sent,
                              loop.instant(),
                              Duration.ZERO,
                              Optional.empty(),
                              Optional.of(Duration.ZERO)))));
        };
    Poller poller =
        new Poller(
            new PollPlan(
                List.of(A, B), List.of(BTC, ETH), Duration.ofSeconds(1), false, Set.of(), Set.of()),
            Freshness.USUAL::staleFrom,
            asker,
            PollListener.NONE,
            () -> 1);
    board.whenPublished(
        () -> {
          see(latest, Choice.of(BTC));
          see(ofRounds, Choice.of(BTC).ofRounds(true));
        });
    poller.start(new Publisher(board, loop), loop);
    loop.pass(Duration.ofMillis(2_500));
  }

  /** Notes the round of each book, by its size, when that changes in the second second. */
  private void see(List<String> seen, Choice choice) {
    StringBuilder text = new StringBuilder();
    for (Selection.Entry entry : board.current().select(choice).entries()) {
      entry
          .part()
          .ifPresent(
              part ->
                  text.append(' ')
                      .append(entry.market().venue())
                      .append(part.book().sizeDecimal(Side.BID, 0)));
    }
    String last = seen.isEmpty() ? ": aa1 bb1" : seen.get(seen.size() - 1);
    long at = Duration.between(START, loop.instant()).toMillis();
    if (at >= 1_000 && at < 2_000 && !last.endsWith(":" + text)) {
      seen.add(at - 1_000 + ":" + text);
    }
  }

  @Test
  void booksThatComeAtOnceAreThereAtOnce() {
    secondRound(Map.of());
    assertEquals(List.of("5: aa2 bb2"), latest);
    assertEquals(List.of("5: aa2 bb2"), ofRounds);
  }

  @Test
  void aSlowBookDelaysTheOthersBy20MillisecondsAndTheRoundToItsEnd() {
    secondRound(Map.of("BTCUSD bb", 300));
    assertEquals(List.of("25: aa2 bb1", "300: aa2 bb2"), latest);
    assertEquals(List.of("300: aa2 bb2"), ofRounds);
  }

  @Test
  void aRoundIsCutAfterHalfTheInterval() {
    secondRound(Map.of("BTCUSD bb", 700));
    assertEquals(List.of("25: aa2 bb1", "700: aa2 bb2"), latest);
    assertEquals(List.of("500: aa2 bb1"), ofRounds);
  }

  @Test
  void anotherInstrumentsSlowBookDelaysNothing() {
    secondRound(Map.of("ETHUSD bb", 300, "ETHUSD aa", 700));
    assertEquals(List.of("5: aa2 bb2"), latest);
    assertEquals(List.of("5: aa2 bb2"), ofRounds);
  }
}
