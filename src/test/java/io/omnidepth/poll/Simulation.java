package io.omnidepth.poll;

import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * The polling of one venue in stepped time. As in the poller, there is a turn at each tick and
 * whenever a turn requests one. Answers take some time, and the venue counts each question at its
 * arrival.
 */
final class Simulation {
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Outcome FRESH =
      new Outcome.Fresh(Books.of(List.of("1 1"), List.of("2 1")), Stamp.NONE);

  /** The latency of each question for an instrument. */
  interface Latency {
    Duration of(String what, int number);

    /** A random latency between these two, the same in each run. */
    static Latency between(int least, int most) {
      return (what, number) ->
          Duration.ofMillis(
              least + new Random(Objects.hash(what, number)).nextInt(most - least + 1));
    }
  }

  private record Event(Instant at, long number, Runnable what) {}

  private record Arrival(Instant at, int weight) {}

  final VenuePoll poll;
  private final Venue venue;
  private final Duration round;
  private final Latency latency;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private final Map<Instrument, List<Instant>> asked = new HashMap<>();
  private final Map<Instrument, List<Instant>> answered = new HashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Set<Instrument> refused = new HashSet<>();
  private final Set<Instrument> shed = new HashSet<>();
  private final List<Instrument> listed;
  private Instant now = START;
  private long number;
  private boolean lookingAgain;

  /**
   * A venue that has not been asked yet.
   *
   * @param listed the markets in its list
   */
  Simulation(Venue venue, Duration round, List<Instrument> listed, Latency latency) {
    this.venue = venue;
    this.listed = listed;
    this.round = round;
    this.latency = latency;
    poll =
        new VenuePoll(
            venue,
            true,
            true,
            Pace.pacing(venue, round, true),
            Simulation::staleFrom,
            new Budget(venue.limits().all()),
            () -> 1);
    at(START, this::tick);
  }

  /** The staleness of the board: after 5 intervals, and after 15 s at the latest. */
  static Duration staleFrom(Duration interval) {
    Duration intervals = interval.multipliedBy(5);
    Duration latest = Duration.ofSeconds(15);
    return intervals.compareTo(latest) < 0 ? intervals : latest;
  }

  private void at(Instant when, Runnable what) {
    events.add(new Event(when, number++, what));
  }

  void watch(List<Claim> claims) {
    refused.retainAll(claims.stream().map(Claim::instrument).toList());
    poll.watch(claims);
    turn();
  }

  Simulation run(Duration time) {
    Instant end = now.plus(time);
    while (events.element().at().isBefore(end)) {
      Event event = events.remove();
      now = event.at();
      event.what().run();
    }
    now = end;
    return this;
  }

  private void tick() {
    turn();
    at(now.plus(round), this::tick);
  }

  private Instant beat() {
    long millis = round.toMillis();
    return Instant.ofEpochMilli(now.toEpochMilli() / millis * millis);
  }

  private void turn() {
    Turn turn = poll.turn(beat(), now);
    for (BookPoll book : turn.refused()) {
      refused.add(book.instrument);
      if (asked.containsKey(book.instrument)) {
        shed.add(book.instrument);
      }
    }
    for (BookPoll book : poll.books()) {
      if (!book.refused() && refused.remove(book.instrument)) {
        answered.put(book.instrument, new ArrayList<>(List.of(now)));
      }
    }
    turn.ask().forEach(this::ask);
    turn.lookAgain()
        .filter(wait -> wait.compareTo(round) < 0 && !lookingAgain)
        .ifPresent(
            wait -> {
              lookingAgain = true;
              at(
                  now.plus(wait).plusMillis(1),
                  () -> {
                    lookingAgain = false;
                    turn();
                  });
            });
  }

  private void ask(Poll question) {
    if (question instanceof ListPoll list) {
      arrivals.add(new Arrival(now, list.listing.weight()));
      at(now.plusMillis(300), () -> poll.listed(markets(), now));
    } else if (question instanceof BookPoll book) {
      List<Instant> times = asked.computeIfAbsent(book.instrument, one -> new ArrayList<>());
      times.add(now);
      Duration deadline = poll.deadline(book);
      Duration answer = latency.of(book.instrument.toString(), times.size());
      boolean late = answer.compareTo(deadline) >= 0;
      Duration took = late ? deadline : answer;
      long reached = new Random(times.size()).nextLong(took.toMillis() + 1);
      arrivals.add(new Arrival(now.plusMillis(reached), poll.pace(book).weight()));
      at(
          now.plus(took),
          () -> {
            poll.ended(book, late ? new Outcome.Unreachable("late", true) : FRESH, now);
            if (!late) {
              answered.computeIfAbsent(book.instrument, one -> new ArrayList<>()).add(now);
            }
          });
    }
  }

  private Map<Instrument, ListedMarket> markets() {
    Map<Instrument, ListedMarket> markets = new HashMap<>();
    for (Instrument one : listed) {
      markets.put(
          one,
          new ListedMarket(
              one, venue.market(one), Optional.empty(), Optional.empty(), "online", true));
    }
    return markets;
  }

  /** The times at which the questions for it were sent. */
  List<Instant> asked(Instrument instrument) {
    return asked.getOrDefault(instrument, List.of());
  }

  /** Whether it has lost its place. */
  boolean wasShed(Instrument instrument) {
    return shed.contains(instrument);
  }

  /** The longest time without an answer from that moment until now. */
  Duration oldest(Instrument instrument, Instant from) {
    Duration oldest = Duration.ZERO;
    List<Instant> times = answered.getOrDefault(instrument, List.of());
    Instant last = times.isEmpty() || from.isAfter(times.get(0)) ? from : times.get(0);
    for (Instant at : times) {
      if (at.isAfter(from)) {
        oldest = longer(oldest, Duration.between(last, at));
        last = at;
      }
    }
    return longer(oldest, Duration.between(last, now));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The most weight of any window of the limit's length. */
  int most(Limit limit) {
    List<Arrival> sorted = arrivals.stream().sorted(Comparator.comparing(Arrival::at)).toList();
    int most = 0;
    int within = 0;
    int first = 0;
    for (Arrival arrival : sorted) {
      within += arrival.weight();
      while (!sorted.get(first).at().plus(limit.window()).isAfter(arrival.at())) {
        within -= sorted.get(first++).weight();
      }
      most = Math.max(most, within);
    }
    return most;
  }

  /** The weight that the venue counts in that limit now. */
  int spent(Limit limit) {
    return arrivals.stream()
        .filter(arrival -> arrival.at().plus(limit.window()).isAfter(now))
        .mapToInt(Arrival::weight)
        .sum();
  }

  Instant now() {
    return now;
  }
}
