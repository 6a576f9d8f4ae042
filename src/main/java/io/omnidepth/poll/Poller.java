package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** Runs the rounds: at each aligned tick every due book of every venue is asked at once. */
public final class Poller extends VerticleBase {
  private static final long WATCH_MILLIS = 250;
  private static final int WIRE_LIMIT = 4 << 20;
  private static final int INFLATED_LIMIT = 16 << 20;

  /**
   * What to poll and how.
   *
   * @param interval how far apart the rounds are
   * @param origins where a venue is asked instead of its own origin
   * @param unpaced whether the limits of the venues with another origin do not matter
   * @param proxy what lies between, for venues that are not on this machine
   * @param trust whose certificates are believed
   */
  public record Plan(
      List<Venue> venues,
      List<Instrument> instruments,
      Duration interval,
      Map<Venue, URI> origins,
      boolean unpaced,
      Proxy proxy,
      Trust trust,
      String userAgent) {
    public Plan {
      venues = List.copyOf(venues);
      instruments = List.copyOf(instruments);
      origins = Map.copyOf(origins);
    }

    /** The same, with venues asked at these origins. */
    public Plan at(Map<Venue, URI> other) {
      return new Plan(venues, instruments, interval, other, unpaced, proxy, trust, userAgent);
    }
  }

  private final Plan plan;
  private final PollListener listener;
  private final InstantSource clock;
  private final List<VenuePoll> venues = new ArrayList<>();
  private final Map<VenuePoll, Answers> answers = new HashMap<>();
  private final Set<VenuePoll> lookingAgain = new HashSet<>();
  private final Set<Object> openInRound = new HashSet<>();
  private boolean roundOpen;
  private boolean stopped;
  private long round;
  private Instant lastTick = Instant.MIN;
  private VenueClient client;

  /**
   * @param chance from 0 to 1, each time anew, to spread what must not come back together
   */
  @SuppressWarnings("NullAway.Init") // the client is made in start(), on the loop it runs on
  public Poller(Plan plan, PollListener listener, InstantSource clock, DoubleSupplier chance) {
    this.plan = plan;
    this.listener = listener;
    this.clock = clock;
    for (Venue venue : plan.venues()) {
      boolean paced = !(plan.unpaced() && plan.origins().containsKey(venue));
      Budget budget = new Budget(paced ? venue.limits() : List.of());
      List<BookPoll> books =
          plan.instruments().stream()
              .map(instrument -> new BookPoll(instrument, venue.market(instrument)))
              .toList();
      VenuePoll poll =
          new VenuePoll(
              venue, some -> Pace.of(venue, some, plan.interval(), paced), budget, books, chance);
      venues.add(poll);
      answers.put(poll, new Answers(venue, INFLATED_LIMIT));
    }
  }

  @Override
  public Future<?> start() {
    client = new VenueClient(vertx, plan.proxy(), plan.trust(), plan.userAgent(), WIRE_LIMIT);
    vertx.setPeriodic(WATCH_MILLIS, timer -> listener.timePassed(clock.instant()));
    tick();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    client.close();
    return Future.succeededFuture();
  }

  private void tick() {
    Instant now = clock.instant();
    if (now.isBefore(lastTick)) {
      venues.forEach(venue -> venue.clockWentBack(now));
    }
    lastTick = now;
    if (roundOpen) {
      closeRound(now);
    }
    openRound(now);
    vertx.setTimer(untilNextTick(now), timer -> tick());
  }

  private void openRound(Instant now) {
    Instant beat = beatOf(now);
    long number = ++round;
    roundOpen = true;
    openInRound.clear();
    for (VenuePoll venue : venues) {
      openInRound.addAll(ask(venue, beat));
    }
    if (openInRound.isEmpty()) {
      closeRound(now);
      return;
    }
    vertx.setTimer(
        Math.max(1, plan.interval().toMillis() / 2),
        timer -> {
          if (roundOpen && round == number) {
            closeRound(clock.instant());
          }
        });
  }

  private void closeRound(Instant now) {
    roundOpen = false;
    if (!stopped) {
      listener.roundClosed(now);
    }
  }

  /**
   * Asks for what is due at that venue and may be asked now; the rest follows as soon as the budget
   * allows.
   */
  private List<?> ask(VenuePoll venue, Instant beat) {
    VenuePoll.Turn turn = venue.turn(beat, clock.instant());
    turn.ask().forEach(book -> ask(venue, book));
    turn.list().ifPresent(listing -> ask(venue, listing));
    turn.lookAgain()
        .filter(wait -> wait.compareTo(plan.interval()) < 0 && lookingAgain.add(venue))
        .ifPresent(
            wait ->
                vertx.setTimer(
                    wait.toMillis() + 1,
                    timer -> {
                      lookingAgain.remove(venue);
                      ask(venue, clock.instant());
                    }));
    return turn.list().isPresent() ? List.of(venue) : turn.ask();
  }

  private Future<Answer> ask(VenuePoll venue, Question question) {
    Venue facts = venue.venue;
    URI origin = plan.origins().getOrDefault(facts, facts.origin());
    return client.ask(origin, question, facts.deadline());
  }

  private void ask(VenuePoll venue, BookPoll book) {
    Instant sent = clock.instant();
    Pace pace = venue.pace();
    ask(venue, venue.venue.bookQuestion(book.market(), pace.depth()))
        .onComplete(
            asked -> {
              Instant received = clock.instant();
              Answer answer = asked.succeeded() ? asked.result() : null;
              Outcome outcome =
                  answer == null
                      ? Answers.outcome(asked.cause())
                      : answers(venue).outcome(answer, book.last(), received);
              ended(venue, book, pace, sent, answer == null ? 0 : answer.bytes(), outcome);
              closeWithout(book);
            });
  }

  /** Asks for the venue's markets, then for its books, which belong to the same round. */
  private void ask(VenuePoll venue, Listing listing) {
    Instant sent = clock.instant();
    ask(venue, listing.question())
        .onComplete(
            asked -> {
              Instant received = clock.instant();
              Answers.Markets markets =
                  asked.succeeded()
                      ? answers(venue).markets(asked.result(), received)
                      : new Answers.Markets.Unknown(Answers.outcome(asked.cause()));
              if (markets instanceof Answers.Markets.Known known) {
                Outcome missing =
                    new Outcome.Refused(
                        "not among the " + known.markets().size() + " markets that it lists", true);
                venue
                    .listed(known.markets(), received)
                    .forEach(book -> ended(venue, book, venue.pace(), sent, 0, missing));
              } else if (markets instanceof Answers.Markets.Unknown unknown) {
                venue.notListed(unknown.outcome(), received);
                venue.books().stream()
                    .filter(book -> book.last().isEmpty())
                    .forEach(book -> told(venue, book, venue.pace(), sent, 0, unknown.outcome()));
              }
              List<?> asks = ask(venue, beatOf(received));
              if (openInRound.contains(venue)) {
                openInRound.addAll(asks);
                closeWithout(venue);
              }
            });
  }

  private Answers answers(VenuePoll venue) {
    return Optional.ofNullable(answers.get(venue)).orElseThrow();
  }

  private void ended(
      VenuePoll venue, BookPoll book, Pace pace, Instant sent, int bytes, Outcome outcome) {
    venue.ended(book, outcome, clock.instant());
    told(venue, book, pace, sent, bytes, outcome);
  }

  private void told(
      VenuePoll venue, BookPoll book, Pace pace, Instant sent, int bytes, Outcome outcome) {
    if (stopped) {
      return; // what was under way is cut off by us, which is nobody's failure
    }
    Instant received = clock.instant();
    listener.polled(
        new Attempt(
            venue.venue,
            book.instrument,
            book.market(),
            pace.depth().map(Venue.Depth::levels).orElse(0),
            sent,
            received,
            Duration.between(sent, received),
            bytes,
            venue.pace().interval(),
            outcome));
  }

  private void closeWithout(Object done) {
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
