package io.omnidepth.app;

import static io.omnidepth.settings.RoundSettings.CONVERT;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.RateNeeds;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.Poller;
import io.omnidepth.poll.Staleness;
import io.omnidepth.poll.http.HttpAsker;
import io.omnidepth.settings.RoundSettings;
import io.omnidepth.settings.Values;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.source.Time;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The books of one round: each venue is polled once.
 *
 * @param now when the last answer was in, or the time was up
 */
public record OneRound(Snapshot snapshot, Choice choice, Instant now) {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** The poll interval is longer than the round, so nothing is polled twice. */
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final Freshness FRESHNESS = new Freshness(2, 5, INTERVAL);

  /** Polls every book that the instrument's depth may need, and waits for the answers. */
  public static OneRound poll(Values values, Instrument instrument) throws InterruptedException {
    VenueChoice venues = VenueChoice.of(values);
    return poll(
        venues.plan(List.of(instrument), INTERVAL, false, false),
        choice(values, instrument, venues));
  }

  /** The choice of the books that make the instrument's depth. */
  public static Choice choice(Values values, Instrument instrument) {
    return choice(values, instrument, VenueChoice.of(values));
  }

  private static Choice choice(Values values, Instrument instrument, VenueChoice venues) {
    return new Choice(
        instrument,
        venues.without(RoundSettings.WITHOUT, values.get(RoundSettings.WITHOUT)),
        Optional.empty(),
        quotes(values.get(CONVERT), instrument),
        values.get(RoundSettings.FEES));
  }

  /** The other quotes whose books join those of the instrument. */
  private static List<String> quotes(List<String> texts, Instrument instrument) {
    return texts.stream()
        .map(text -> quote(text, instrument))
        .filter(quote -> !quote.equals(instrument.quote()))
        .distinct()
        .toList();
  }

  private static String quote(String text, Instrument instrument) {
    return Instrument.parse(instrument.base() + "-" + text)
        .orElseThrow(
            () ->
                CONVERT.wrong(
                    text, "an asset that " + instrument.base() + " is quoted in, as USDT"))
        .quote();
  }

  private static OneRound poll(SourcePlan plan, Choice choice) throws InterruptedException {
    Time clock = MachineTime.start();
    List<Instrument> needed = List.copyOf(RateNeeds.guessed(choice));
    Board board = new Board(plan.venues(), needed, FRESHNESS, plan.timesShown(), clock.instant());
    Logging.quiet();
    CountDownLatch all = new CountDownLatch(1);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Answers answers = new Answers(board, plan.venues().size() * needed.size(), all);
      VertxLoop loop = VertxLoop.of(vertx, clock);
      Poller poller =
          new Poller(
              plan.of(needed).polling(),
              Staleness.NONE,
              new HttpAsker(vertx, loop, plan.transport()),
              PollListener.NONE,
              Server::chance);
      poller.start(answers, loop);
      if (!all.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        closeRound(loop, board);
      }
      poller.stop();
      return new OneRound(board.current(), choice, clock.instant());
    } finally {
      vertx.close();
    }
  }

  private static void closeRound(Loop loop, Board board) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    loop.submit(
        () -> {
          board.roundClosed(loop.instant());
          closed.countDown();
        });
    closed.await();
  }

  /** Publishes the board as soon as each question has an answer. */
  private static final class Answers implements SourceListener {
    private record Key(Venue venue, Instrument instrument) {}

    private final Board board;
    private final int questions;
    private final CountDownLatch all;
    private final Set<Key> answered = new HashSet<>();

    Answers(Board board, int questions, CountDownLatch all) {
      this.board = board;
      this.questions = questions;
      this.all = all;
    }

    @Override
    public void reported(Report report) {
      board.reported(report);
      answered.add(new Key(report.market().venue(), report.market().instrument()));
      if (answered.size() == questions) {
        board.roundClosed(report.received().at());
        all.countDown();
      }
    }

    @Override
    public void watching(List<Instrument> instruments, Instant now) {}

    @Override
    public void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
      board.listed(venue, markets, now);
    }

    @Override
    public void notListed(Venue venue, Outcome.Failed why, Instant now) {
      board.notListed(venue, why, now);
    }

    @Override
    public void answered(Instrument instrument, Instant now) {}

    @Override
    public void roundClosed(Instrument instrument, Instant now) {}

    @Override
    public void roundsClosed(Instant now) {}

    @Override
    public void clockStepped(Duration step, Duration ahead, Instant now) {
      board.clockStepped(step, ahead, now);
    }

    @Override
    public void timePassed(Instant now) {}
  }
}
