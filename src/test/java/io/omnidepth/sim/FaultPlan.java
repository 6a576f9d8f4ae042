package io.omnidepth.sim;

import io.omnidepth.demo.Fault;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** The times at which each venue fails, and how. */
final class FaultPlan {
  /** No faults at all. */
  static final FaultPlan NONE = new FaultPlan(Map.of());

  private static final Duration APART = Duration.ofSeconds(25);
  private static final Duration SHORTEST = Duration.ofSeconds(8);
  private static final int MOST_SECONDS_MORE = 120;

  /** A time from {@code from} to {@code to} in which a venue has one fault. */
  record Spell(Instant from, Instant to, Fault fault) {}

  private final Map<String, NavigableMap<Instant, Spell>> spells;

  private FaultPlan(Map<String, NavigableMap<Instant, Spell>> spells) {
    this.spells = spells;
  }

  /** Faults of all kinds, one kind after the other, at random venues. No two overlap at a venue. */
  static FaultPlan of(List<Venue> venues, Instant start, Duration time, Random random) {
    Map<String, NavigableMap<Instant, Spell>> spells = new HashMap<>();
    Fault[] kinds = Fault.values();
    int number = random.nextInt(kinds.length);
    for (Instant at = start.plus(APART); at.isBefore(start.plus(time)); at = at.plus(APART)) {
      Venue venue = venues.get(random.nextInt(venues.size()));
      Fault fault = kinds[1 + number++ % (kinds.length - 1)];
      Instant from = at.plusMillis(random.nextInt(20_000));
      Instant to = from.plus(SHORTEST).plusSeconds(random.nextInt(MOST_SECONDS_MORE));
      NavigableMap<Instant, Spell> own = spells.computeIfAbsent(venue.id(), id -> new TreeMap<>());
      if (own.isEmpty() || own.lastEntry().getValue().to().isBefore(from)) {
        own.put(from, new Spell(from, to, fault));
      }
    }
    return new FaultPlan(spells);
  }

  /** Every kind of fault, one after the other, at one venue. */
  static FaultPlan each(Venue venue, Instant start, Duration time) {
    NavigableMap<Instant, Spell> spells = new TreeMap<>();
    Instant at = start;
    for (Fault fault : Fault.values()) {
      spells.put(at, new Spell(at, at.plus(time), fault));
      at = at.plus(time);
    }
    return new FaultPlan(Map.of(venue.id(), spells));
  }

  /** The spell at that moment; one without a fault if the plan has none. */
  Spell at(Venue venue, Instant at) {
    Map.Entry<Instant, Spell> last =
        spells.getOrDefault(venue.id(), new TreeMap<>()).floorEntry(at);
    return last != null && at.isBefore(last.getValue().to())
        ? last.getValue()
        : new Spell(at, at, Fault.NONE);
  }
}
