package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that is known at one moment. Immutable; any thread may read it. */
public final class Snapshot {
  private static final int KEPT_SELECTIONS = 64;

  private record Wanted(Instrument instrument, Set<String> venues, Optional<Duration> maxSkew) {}

  private final long sequence;
  private final long revision;
  private final Instant time;
  private final List<Venue> venues;
  private final List<Instrument> instruments;
  private final List<Market> markets;
  private final Map<Wanted, Selection> selections = new ConcurrentHashMap<>();

  Snapshot(
      long sequence,
      long revision,
      Instant time,
      List<Venue> venues,
      List<Instrument> instruments,
      List<Market> markets) {
    this.sequence = sequence;
    this.revision = revision;
    this.time = time;
    this.venues = List.copyOf(venues);
    this.instruments = List.copyOf(instruments);
    this.markets = markets;
  }

  /** Counts up with every change of a book's levels or of a state, over the whole process. */
  public long sequence() {
    return sequence;
  }

  /** Counts up with every publication, also where only ages and counts are new. */
  public long revision() {
    return revision;
  }

  /** When the sequence last counted up. */
  public Instant time() {
    return time;
  }

  public List<Venue> venues() {
    return venues;
  }

  /** In the order they were asked for. */
  public List<Instrument> instruments() {
    return instruments;
  }

  /** Every venue's market for every instrument, by instrument, then by venue; unlisted ones too. */
  public List<Market> markets() {
    return markets;
  }

  /** Whether some venue has a book that can be believed. */
  public boolean ready() {
    return markets.stream().anyMatch(market -> market.state().counts());
  }

  /**
   * Whether what is known of the instrument is worth an answer: a book counts, or every venue has
   * been asked in vain.
   */
  public boolean settled(Instrument instrument) {
    List<Market> ofInstrument =
        markets.stream().filter(market -> market.instrument().equals(instrument)).toList();
    return ofInstrument.stream().anyMatch(market -> market.state().counts())
        || ofInstrument.stream().allMatch(market -> market.asked().isPresent());
  }

  /** Whether the venue has been asked for the instrument's book, with whatever result. */
  public boolean asked(String venue, Instrument instrument) {
    return markets.stream()
        .filter(
            market -> market.venue().id().equals(venue) && market.instrument().equals(instrument))
        .anyMatch(market -> market.asked().isPresent());
  }

  /**
   * The depth of an instrument and who counts in it.
   *
   * @param venues ids of those wanted; empty for all
   * @param maxSkew how much older than the newest counted book another may be
   */
  public Selection select(Instrument instrument, Set<String> venues, Optional<Duration> maxSkew) {
    Wanted wanted = new Wanted(instrument, Set.copyOf(venues), maxSkew);
    Selection known = selections.get(wanted);
    if (known != null) {
      return known;
    }
    List<Market> ofInstrument =
        markets.stream()
            .filter(market -> market.instrument().equals(instrument))
            .filter(market -> market.state() != State.UNLISTED)
            .toList();
    Selection selection = Selection.of(ofInstrument, wanted.venues(), maxSkew);
    if (selections.size() < KEPT_SELECTIONS) {
      selections.put(wanted, selection);
    }
    return selection;
  }
}
