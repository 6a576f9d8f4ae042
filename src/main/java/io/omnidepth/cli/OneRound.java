package io.omnidepth.cli;

import io.omnidepth.app.Logging;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Rates;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.Poller;
import io.omnidepth.source.Time;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that asks the venues once, and the asking. */
final class OneRound {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** So far apart that nothing is asked twice. */
  private static final Duration NEXT_ROUND = Duration.ofMinutes(1);

  @Mixin(name = "Whom to ask")
  private Options.Asking asking = new Options.Asking();

  @Mixin(name = "What trading costs")
  private Options.Charging charging = new Options.Charging();

  @Mixin(name = "When not to believe a book")
  private Options.Dating dating = new Options.Dating();

  @Option(
      names = "--convert",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "USDT,...",
      description = "Join books in these quotes, at the rates that the venues' own books tell.")
  private List<String> convert = new ArrayList<>();

  @Option(names = "--fees", description = "Put each venue's taker fee into its prices.")
  private boolean fees;

  /**
   * What came of it.
   *
   * @param now when the last answer was in, or the time was up
   */
  record Asked(Snapshot snapshot, Choice choice, Instant now) {}

  /** Asks all that the depth of the instrument needs, and waits for the answers. */
  Asked ask(Instrument instrument) throws InterruptedException {
    Time clock = Commands.clock();
    Choice choice =
        new Choice(
            instrument,
            Set.of(),
            Optional.empty(),
            Settings.quotes("--convert", convert, instrument),
            fees);
    Poller.Plan plan =
        Commands.plan(
            asking,
            charging,
            List.of(instrument),
            NEXT_ROUND,
            false,
            false,
            Settings.timesShown(dating.venueTimes, Catalog.ALL));
    Freshness freshness = new Freshness(2, 5, Duration.ofMinutes(1));
    Instant start = clock.instant();
    List<Instrument> needed = List.copyOf(Rates.guessed(choice));
    Board board = new Board(plan.venues(), needed, freshness, plan.timesShown(), start);
    Logging.quiet();
    CountDownLatch all = new CountDownLatch(1);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Once listener = new Once(board, plan.venues().size() * needed.size(), all);
      vertx
          .deployVerticle(new Poller(plan.of(needed), listener, clock, Commands::chance))
          .onFailure(failure -> all.countDown());
      if (!all.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        CountDownLatch closed = new CountDownLatch(1);
        vertx.runOnContext(
            loop -> {
              board.roundClosed(clock.instant());
              closed.countDown();
            });
        closed.await();
      }
      return new Asked(board.current(), choice, clock.instant());
    } finally {
      vertx.close();
    }
  }

  /** Publishes when each question has ended. */
  private static final class Once implements PollListener {
    private record Key(Venue venue, Instrument instrument) {}

    private final Board board;
    private final int questions;
    private final CountDownLatch all;
    private final Set<Key> ended = new HashSet<>();

    Once(Board board, int questions, CountDownLatch all) {
      this.board = board;
      this.questions = questions;
      this.all = all;
    }

    @Override
    public void polled(Attempt attempt) {
      board.polled(attempt);
      ended.add(new Key(attempt.venue(), attempt.instrument()));
      if (ended.size() == questions) {
        board.roundClosed(attempt.receivedAt());
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
    public void spent(Venue venue, List<LimitUse> spent) {
      board.spent(venue, spent);
    }

    @Override
    public void notListed(Venue venue, Outcome.Failed why, Instant now) {
      board.notListed(venue, why, now);
    }

    @Override
    public void roundClosed(Instant now) {}

    @Override
    public void clockStepped(Duration step, Duration ahead, Instant now) {
      board.clockStepped(step, ahead, now);
    }

    @Override
    public void timePassed(Instant now) {}
  }
}
