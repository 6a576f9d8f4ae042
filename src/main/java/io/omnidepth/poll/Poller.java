package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.ClockWatch;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Source;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Runs the rounds. At each aligned tick it asks for all due books of all venues at once. */
public final class Poller implements Source {
  private static final Duration WATCH = Duration.ofMillis(250);

  private final PollPlan plan;
  private final Asker asker;
  private final PollListener polls;
  private final BodyRoom roomOfBooks;
  private final ClockWatch clocks = new ClockWatch();
  private final List<VenuePoll> venues = new ArrayList<>();
  private final Set<VenuePoll> lookingAgain = new HashSet<>();
  private final Rounds rounds = new Rounds(new Ends());
  private List<Instrument> watched;
  private Loop loop;
  private SourceListener listener;
  private PollReports reports;
  private Questions questions;

  /**
   * A poller that has not started.
   *
   * @param stale the age at which a book is too old; books that do not go first must not reach it
   * @param polls the receiver of facts about the polling itself
   * @param chance the source of random numbers from 0 to 1, to spread retries
   */
  public Poller(
      PollPlan plan, Staleness stale, Asker asker, PollListener polls, DoubleSupplier chance) {
    this(plan, stale, asker, polls, chance, BodyRoom.ofHeap());
  }

  /**
   * A poller with that room for bodies.
   *
   * @param roomOfBooks the room for the bodies of all books in flight
   */
  @SuppressWarnings("NullAway.Init") // start() makes the loop and its dependents
  Poller(
      PollPlan plan,
      Staleness stale,
      Asker asker,
      PollListener polls,
      DoubleSupplier chance,
      BodyRoom roomOfBooks) {
    this.plan = plan;
    this.watched = plan.instruments();
    this.asker = asker;
    this.polls = polls;
    this.roomOfBooks = roomOfBooks;
    for (Venue venue : plan.venues()) {
      boolean paced = !plan.unpaced().contains(venue);
      VenuePoll poll =
          new VenuePoll(
              venue,
              plan.lists(),
              !plan.timesShown().contains(venue.id()),
              Pace.pacing(venue, plan.interval(), paced),
              stale,
              new Budget(paced ? venue.limits().all() : List.of()),
              chance);
      poll.watch(plan.instruments().stream().map(Claim::named).toList());
      venues.add(poll);
    }
  }

  @Override
  public void start(SourceListener receiver, Loop on) {
    loop = on;
    listener = receiver;
    reports = new PollReports(receiver, polls, on);
    questions = new Questions(asker, on, reports, roomOfBooks);
    on.submit(
        () -> {
          on.after(WATCH, this::look);
          tick();
        });
  }

  /** Asks for the books of new instruments at once. */
  @Override
  public void watch(List<Claim> claims) {
    loop.submit(
        () -> {
          Instant now = loop.instant();
          watched = claims.stream().map(Claim::instrument).toList();
          rounds.watch(watched);
          listener.watching(watched, now);
          for (VenuePoll venue : venues) {
            reports.absent(venue, venue.watch(claims));
          }
          join(now);
        });
  }

  @Override
  public void stop() {
    reports.stop();
  }

  /** Compares the clocks, and reports that time has passed. */
  private void look() {
    if (reports.stopped()) {
      return;
    }
    Instant now = loop.instant();
    Duration step = clocks.step(loop.wall(), now);
    if (!step.isZero()) {
      listener.clockStepped(step, clocks.offset(), now);
    }
    if (step.compareTo(Duration.ZERO) > 0) {
      venues.forEach(VenuePoll::askAnew);
      join(now);
    }
    listener.timePassed(now);
    loop.after(WATCH, this::look);
  }

  private void tick() {
    if (reports.stopped()) {
      return;
    }
    Instant now = loop.instant();
    rounds.renew(watched);
    join(now);
    loop.after(Duration.ofMillis(untilNextTick(now)), this::tick);
  }

  /** Asks all due questions. They join the rounds of their instruments. */
  private void join(Instant now) {
    Instant beat = beatOf(now);
    for (VenuePoll venue : venues) {
      ask(venue, beat, rounds::join);
    }
    long joined = rounds.begin();
    loop.after(half(), () -> rounds.timeIsUp(joined));
  }

  private Duration half() {
    return plan.interval().dividedBy(2);
  }

  /** Tells the ends of rounds. */
  private final class Ends implements Rounds.Listener {
    @Override
    public void answered(Instrument instrument) {
      reports.answered(instrument);
    }

    @Override
    public void closed(Instrument instrument) {
      reports.roundClosed(instrument);
    }

    @Override
    public void allClosed() {
      reports.roundsClosed(venues, loop.instant());
    }
  }

  /**
   * Asks the due questions of that venue that the budget allows now. The rest follows as soon as
   * the budget allows.
   *
   * @param expected takes in each question that is asked, or will be soon, and its instruments
   */
  private void ask(
      VenuePoll venue, Instant beat, BiConsumer<Poll, Collection<Instrument>> expected) {
    if (reports.stopped()) {
      return;
    }
    Turn turn = venue.turn(beat, loop.instant());
    reports.refused(venue, turn.refused());
    boolean isSoon = turn.lookAgain().filter(wait -> wait.compareTo(half()) < 0).isPresent();
    Stream.concat(turn.ask().stream(), turn.held().stream().filter(held -> isSoon))
        .forEach(poll -> expected.accept(poll, instruments(venue, poll)));
    for (Poll poll : turn.ask()) {
      if (poll instanceof BookPoll book) {
        questions.ask(venue, book, () -> rounds.ended(book));
      } else if (poll instanceof ListPoll list) {
        questions.ask(venue, list, () -> listEnded(venue, list));
      }
    }
    turn.lookAgain()
        .filter(wait -> wait.compareTo(plan.interval()) < 0 && lookingAgain.add(venue))
        .ifPresent(wait -> loop.after(wait.plusMillis(1), () -> lookAgain(venue)));
  }

  /** The instruments whose rounds wait for the question. */
  private static List<Instrument> instruments(VenuePoll venue, Poll question) {
    if (question instanceof BookPoll book) {
      return List.of(book.instrument);
    }
    return venue.venue.namesOnlyInList()
        ? venue.books().stream().map(book -> book.instrument).toList()
        : List.of();
  }

  private void lookAgain(VenuePoll venue) {
    lookingAgain.remove(venue);
    ask(venue, beatOf(loop.instant()), rounds::waitFor);
  }

  /** Asks for the books that waited for the list. They belong to the list's round. */
  private void listEnded(VenuePoll venue, ListPoll list) {
    ask(venue, beatOf(loop.instant()), rounds::waitFor);
    rounds.ended(list);
  }

  /** The aligned moment of that time. A timer may be a little early. */
  private Instant beatOf(Instant now) {
    long interval = plan.interval().toMillis();
    return Instant.ofEpochMilli(
        Math.floorDiv(now.toEpochMilli() + interval / 10, interval) * interval);
  }

  /**
   * The wait until the next whole multiple of the interval since the epoch, so several servers ask
   * at the same moments. The first round may begin at any moment. A tick that would cut it short is
   * skipped.
   */
  private long untilNextTick(Instant now) {
    long interval = plan.interval().toMillis();
    long wait = beatOf(now).toEpochMilli() + interval - now.toEpochMilli();
    return wait > interval / 2 ? wait : wait + interval;
  }
}
