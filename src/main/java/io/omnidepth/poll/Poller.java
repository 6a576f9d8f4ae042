package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.ClockWatch;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Meter;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the rounds: at each aligned tick every due book of every venue is asked at once. */
public final class Poller extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final Duration WATCH = Duration.ofMillis(250);

  /** A list of thousands of markets, with all their rules, is slower than any book. */
  private static final Duration LIST_DEADLINE = Duration.ofSeconds(20);

  /**
   * What to poll and how.
   *
   * @param instruments what to poll from the start; they go first
   * @param interval how far apart the rounds are
   * @param origins where a venue is asked instead of its own origin
   * @param lists whether the venues' lists of markets are read; some must be in any case
   * @param unpaced whether the limits of the venues with another origin do not matter
   * @param proxy what lies between, for venues that are not on this machine
   * @param trust whose certificates are believed
   * @param timesShown ids of the venues whose own times are told and not acted upon
   */
  public record Plan(
      List<Venue> venues,
      List<Instrument> instruments,
      Duration interval,
      Map<Venue, URI> origins,
      boolean lists,
      boolean unpaced,
      Proxy proxy,
      Trust trust,
      String userAgent,
      Set<String> timesShown) {
    public Plan {
      timesShown = Set.copyOf(timesShown);
      venues = List.copyOf(venues);
      instruments = List.copyOf(instruments);
      origins = Map.copyOf(origins);
    }

    /** A plan that acts upon the times of all venues. */
    public Plan(
        List<Venue> venues,
        List<Instrument> instruments,
        Duration interval,
        Map<Venue, URI> origins,
        boolean lists,
        boolean unpaced,
        Proxy proxy,
        Trust trust,
        String userAgent) {
      this(
          venues,
          instruments,
          interval,
          origins,
          lists,
          unpaced,
          proxy,
          trust,
          userAgent,
          Set.of());
    }

    /** The same, of these instruments. */
    public Plan of(List<Instrument> others) {
      return new Plan(
          venues, others, interval, origins, lists, unpaced, proxy, trust, userAgent, timesShown);
    }

    /** The same, with venues asked at these origins. */
    public Plan at(Map<Venue, URI> other) {
      return new Plan(
          venues,
          instruments,
          interval,
          other,
          lists,
          unpaced,
          proxy,
          trust,
          userAgent,
          timesShown);
    }
  }

  private final Plan plan;
  private final PollListener listener;
  private final Time clock;
  private final ClockWatch watch = new ClockWatch();
  private final List<VenuePoll> venues = new ArrayList<>();
  private final BodyRoom roomOfBooks;
  private final BodyRoom roomOfLists = BodyRoom.ofHeap();
  private final Set<VenuePoll> lookingAgain = new HashSet<>();
  private final Set<Poll> openInRound = new HashSet<>();
  private boolean roundOpen;
  private boolean stopped;
  private long round;
  private VenueClient client;
  private AnswerReader reader;
  private Loop loop;

  /**
   * A poller to which no book is ever too old.
   *
   * @param chance from 0 to 1, each time anew, to spread what must not come back together
   */
  public Poller(Plan plan, PollListener listener, Time clock, DoubleSupplier chance) {
    this(plan, Staleness.NONE, listener, clock, chance);
  }

  /**
   * A poller.
   *
   * @param stale when a book is too old, which those that do not go first must not become
   * @param chance from 0 to 1, each time anew, to spread what must not come back together
   */
  public Poller(
      Plan plan, Staleness stale, PollListener listener, Time clock, DoubleSupplier chance) {
    this(plan, stale, listener, clock, chance, BodyRoom.ofHeap());
  }

  /**
   * A poller.
   *
   * @param roomOfBooks for all books' bodies that are in flight
   */
  @SuppressWarnings("NullAway.Init") // client, reader and loop are made in start()
  Poller(
      Plan plan,
      Staleness stale,
      PollListener listener,
      Time clock,
      DoubleSupplier chance,
      BodyRoom roomOfBooks) {
    this.roomOfBooks = roomOfBooks;
    this.plan = plan;
    this.listener = listener;
    this.clock = clock;
    for (Venue venue : plan.venues()) {
      boolean paced = !(plan.unpaced() && plan.origins().containsKey(venue));
      Budget budget = new Budget(paced ? venue.limits().all() : List.of());
      VenuePoll poll =
          new VenuePoll(
              venue,
              plan.lists(),
              !plan.timesShown().contains(venue.id()),
              Pace.pacing(venue, plan.interval(), paced),
              stale,
              budget,
              chance);
      poll.watch(plan.instruments().stream().map(Claim::named).toList());
      venues.add(poll);
    }
  }

  @Override
  public Future<?> start() {
    loop = new VertxLoop(vertx, context, clock);
    client = new VenueClient(vertx, loop, plan.proxy(), plan.trust(), plan.userAgent());
    reader = new AnswerReader(loop);
    loop.after(WATCH, this::watch);
    tick();
    return Future.succeededFuture();
  }

  /** Looks at the clocks, and has the time that passed told. */
  private void watch() {
    if (stopped) {
      return;
    }
    Instant now = loop.instant();
    Duration step = watch.step(loop.wall(), now);
    if (!step.isZero()) {
      listener.clockStepped(step, watch.offset(), now);
    }
    if (step.compareTo(Duration.ZERO) > 0) {
      venues.forEach(VenuePoll::askAnew);
      joinRound(now);
    }
    listener.timePassed(now);
    loop.after(WATCH, this::watch);
  }

  /**
   * Polls these instruments from now on, and no others; those that are new are asked for at once.
   * May be called by any thread, as soon as this is deployed.
   *
   * @param claims in the order in which they came
   */
  public void watch(List<Claim> claims) {
    context.runOnContext(
        turn -> {
          Instant now = clock.instant();
          listener.watching(claims.stream().map(Claim::instrument).toList(), now);
          for (VenuePoll venue : venues) {
            tellAbsent(venue, venue.watch(claims));
          }
          joinRound(now);
        });
  }

  /** The event loop that it runs on; wants a started one. */
  public Context loop() {
    return context;
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    client.close();
    return Future.succeededFuture();
  }

  private void tick() {
    Instant now = clock.instant();
    if (roundOpen) {
      closeRound(now);
    }
    openRound(now);
    loop.after(Duration.ofMillis(untilNextTick(now)), this::tick);
  }

  private void openRound(Instant now) {
    openInRound.clear();
    joinRound(now);
  }

  /** Asks for all that is due. The round, or a new one where none is open, waits for it. */
  private void joinRound(Instant now) {
    Instant beat = beatOf(now);
    long number = ++round;
    roundOpen = true;
    for (VenuePoll venue : venues) {
      openInRound.addAll(ask(venue, beat));
    }
    if (openInRound.isEmpty()) {
      closeRound(now);
      return;
    }
    loop.after(
        plan.interval().dividedBy(2),
        () -> {
          if (roundOpen && round == number) {
            closeRound(clock.instant());
          }
        });
  }

  private void closeRound(Instant now) {
    roundOpen = false;
    if (!stopped) {
      for (VenuePoll venue : venues) {
        listener.spent(venue.venue, venue.spending(now));
        listener.room(venue.venue, venue.room());
      }
      listener.roundClosed(now);
    }
  }

  /**
   * Asks for what is due at that venue and may be asked now; the rest follows as soon as the budget
   * allows.
   *
   * @return what the round waits for
   */
  private List<Poll> ask(VenuePoll venue, Instant beat) {
    VenuePoll.Turn turn = venue.turn(beat, clock.instant());
    tellRefused(venue, turn.refused());
    for (Poll poll : turn.ask()) {
      if (poll instanceof BookPoll book) {
        ask(venue, book);
      } else if (poll instanceof ListPoll list) {
        ask(venue, list);
      }
    }
    turn.lookAgain()
        .filter(wait -> wait.compareTo(plan.interval()) < 0 && lookingAgain.add(venue))
        .ifPresent(
            wait ->
                loop.after(
                    wait.plusMillis(1),
                    () -> {
                      lookingAgain.remove(venue);
                      ask(venue, beatOf(clock.instant()));
                    }));
    return turn.ask().stream()
        .filter(poll -> poll instanceof BookPoll || venue.venue.namesOnlyInList())
        .toList();
  }

  /**
   * Asks, and has the answer read.
   *
   * @param read is given the answer and when it had come; until it is done, the body keeps its room
   */
  private <T> Future<T> ask(
      VenuePoll venue,
      Question question,
      Duration deadline,
      Bound bound,
      RequestTiming course,
      BiFunction<Answer, Instant, Future<T>> read) {
    Venue facts = venue.venue;
    URI origin = plan.origins().getOrDefault(facts, facts.origin());
    BodyRoom.Place place = bound.room().place(facts.id());
    return Future.succeededFuture()
        .compose(begin -> client.ask(origin, question, deadline, bound, place, course))
        .compose(
            answer -> {
              Instant received = clock.instant();
              heed(venue, answer, received);
              return read.apply(answer, received.minus(course.waited()));
            })
        .onComplete(done -> place.close());
  }

  /** Takes in what the venue says of how much was asked of it. */
  private static void heed(VenuePoll venue, Answer answer, Instant now) {
    for (Meter meter : venue.venue.limits().meters()) {
      Optional.ofNullable(answer.headers().get(meter.header()))
          .flatMap(meter::used)
          .ifPresent(used -> venue.counted(meter.limit(), used, now));
    }
  }

  /** What came of a question for a book. */
  private record Read(Outcome outcome, int bytes, Instant received) {}

  private void ask(VenuePoll venue, BookPoll book) {
    RequestTiming course = new RequestTiming(clock);
    Pace pace = venue.pace(book);
    Bound bound = Bound.ofBook(venue.venue, roomOfBooks);
    ask(
            venue,
            venue.venue.request().question(book.market(), pace.depth()),
            venue.deadline(book),
            bound,
            course,
            (answer, received) ->
                reader
                    .book(venue.venue, answer, bound, book.last(), received)
                    .map(outcome -> new Read(outcome, answer.bytes(), received)))
        .otherwise(failure -> new Read(Outcomes.outcome(failure), 0, clock.instant()))
        .onSuccess(read -> ended(venue, book, pace, course, read));
  }

  private void ended(VenuePoll venue, BookPoll book, Pace pace, RequestTiming course, Read read) {
    Outcome outcome = book.follow(venue.weighed(book, read.outcome()));
    book.restart()
        .ifPresent(why -> LOG.info("{} {} began anew: {}", venue.venue, book.instrument, why));
    Duration reading = Duration.between(read.received(), clock.instant());
    Duration waited = book.waited();
    Optional<Duration> leftAlone = venue.ended(book, outcome, read.received());
    told(
        venue,
        book,
        pace,
        course.left(),
        read.received(),
        read.bytes(),
        outcome,
        Optional.of(
            new Attempt.Timing(waited, course.connecting(), course.head(), reading, leftAlone)));
    if (!(outcome instanceof Outcome.Answered)) {
      // The list may have come meanwhile; what it says stands over a question that failed.
      tellAbsent(venue, List.of(book));
    }
    if (book.refused()) {
      tellRefused(venue, List.of(book));
    }
    closeWithout(book);
  }

  /**
   * Asks for the venue's markets. Where its books had to wait for that, they belong to the same
   * round.
   */
  private void ask(VenuePoll venue, ListPoll list) {
    Bound bound = Bound.ofList(venue.venue, roomOfLists);
    ask(
            venue,
            list.listing.question(),
            LIST_DEADLINE,
            bound,
            new RequestTiming(clock),
            (answer, received) -> reader.list(venue.venue, answer, bound, received))
        .otherwise(failure -> new Outcomes.Markets.Unknown(Outcomes.outcome(failure)))
        .onSuccess(
            markets -> {
              listEnded(venue, markets);
              List<Poll> asks = ask(venue, beatOf(clock.instant()));
              if (openInRound.contains(list)) {
                openInRound.addAll(asks);
                closeWithout(list);
              }
            });
  }

  private void listEnded(VenuePoll venue, Outcomes.Markets markets) {
    Instant received = clock.instant();
    if (markets instanceof Outcomes.Markets.Known known) {
      if (!stopped) {
        listener.listed(venue.venue, known.markets(), received);
      }
      tellAbsent(venue, venue.listed(known.markets(), received));
    } else if (markets instanceof Outcomes.Markets.Unknown unknown) {
      venue.notListed(unknown.outcome(), received);
      if (!stopped) {
        listener.notListed(venue.venue, unknown.outcome(), received);
      }
      venue.books().stream()
          .filter(book -> venue.venue.namesOnlyInList() && book.last().isEmpty())
          .forEach(book -> toldUnasked(venue, book, unknown.outcome()));
    }
  }

  private void tellAbsent(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      book.absent().ifPresent(why -> toldUnasked(venue, book, new Outcome.Refused(why, true)));
    }
  }

  private void tellRefused(VenuePoll venue, List<BookPoll> books) {
    for (BookPoll book : books) {
      toldUnasked(venue, book, new Outcome.OverBudget(venue.room()));
    }
  }

  /** Tells what a book's turn came to without a question for it. */
  private void toldUnasked(VenuePoll venue, BookPoll book, Outcome outcome) {
    Instant now = clock.instant();
    told(venue, book, venue.pace(book), now, now, 0, outcome, Optional.empty());
  }

  private void told(
      VenuePoll venue,
      BookPoll book,
      Pace pace,
      Instant sent,
      Instant received,
      int bytes,
      Outcome outcome,
      Optional<Attempt.Timing> timing) {
    if (stopped) {
      return; // what was under way is cut off by us, which is nobody's failure
    }
    listener.polled(
        new Attempt(
            venue.venue,
            book.instrument,
            book.market(),
            pace.depth().map(Request.Depth::levels).orElse(0),
            sent,
            received,
            bytes,
            book.refused() ? pace.usual() : venue.pace(book).interval(),
            pace.usual(),
            outcome,
            timing));
  }

  private void closeWithout(Poll done) {
    if (openInRound.remove(done) && openInRound.isEmpty() && roundOpen) {
      closeRound(clock.instant());
    }
  }

  /** The aligned moment that the time belongs to; a timer may be a little early. */
  private Instant beatOf(Instant now) {
    long interval = plan.interval().toMillis();
    return Instant.ofEpochMilli(
        Math.floorDiv(now.toEpochMilli() + interval / 10, interval) * interval);
  }

  /**
   * To the next whole multiple of the interval since the epoch, so that several servers ask at the
   * same moments; not to one that would cut short the round that begins now, as the first may begin
   * at any moment.
   */
  private long untilNextTick(Instant now) {
    long interval = plan.interval().toMillis();
    long wait = beatOf(now).toEpochMilli() + interval - now.toEpochMilli();
    return wait > interval / 2 ? wait : wait + interval;
  }
}
