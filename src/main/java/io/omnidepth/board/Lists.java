package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The known markets of all venues at one moment. Immutable. Sets over all lists are computed once,
 * at the first use.
 */
final class Lists {
  private final List<Venue> venues;
  private final Map<String, KnownMarkets> byVenue;
  private final boolean awaitsKept;
  private volatile @Nullable Set<Instrument> listed;
  private volatile @Nullable Set<Instrument> traded;
  private volatile @Nullable List<String> names;

  private Lists(List<Venue> venues, Map<String, KnownMarkets> byVenue, boolean awaitsKept) {
    this.venues = venues;
    this.byVenue = Map.copyOf(byVenue);
    this.awaitsKept = awaitsKept;
  }

  /** The known markets of these venues before the first question. */
  static Lists shipped(List<Venue> venues) {
    return new Lists(
        venues, venues.stream().collect(Collectors.toMap(Venue::id, KnownMarkets::shipped)), false);
  }

  /** The same lists with new known markets of that venue. */
  Lists with(Venue venue, KnownMarkets known) {
    Map<String, KnownMarkets> others = new HashMap<>(byVenue);
    others.put(venue.id(), known);
    return new Lists(venues, others, awaitsKept);
  }

  /** The same lists, with or without a wait for those of an earlier run. */
  Lists awaitingKept(boolean toCome) {
    return new Lists(venues, byVenue, toCome);
  }

  /** Whether the lists of an earlier run are still to come. */
  boolean awaitsKept() {
    return awaitsKept;
  }

  KnownMarkets of(String venue) {
    return byVenue.getOrDefault(venue, KnownMarkets.NOTHING);
  }

  /** Whether the instrument trades at some venue, by its list. */
  boolean trades(Instrument instrument) {
    Set<Instrument> known = traded;
    if (known == null) {
      known =
          markets()
              .filter(ListedMarket::trading)
              .map(ListedMarket::instrument)
              .collect(Collectors.toUnmodifiableSet());
      traded = known;
    }
    return known.contains(instrument);
  }

  /** All instruments that some venue lists, even if they do not trade now. */
  Set<Instrument> listed() {
    Set<Instrument> known = listed;
    if (known == null) {
      known = markets().map(ListedMarket::instrument).collect(Collectors.toUnmodifiableSet());
      listed = known;
    }
    return known;
  }

  /** The names of all listed instruments, in alphabetical order. */
  List<String> names() {
    List<String> known = names;
    if (known == null) {
      known = listed().stream().map(Instrument::toString).sorted().toList();
      names = known;
    }
    return known;
  }

  private Stream<ListedMarket> markets() {
    return venues.stream()
        .map(venue -> of(venue.id()).markets())
        .flatMap(Optional::stream)
        .flatMap(list -> list.values().stream());
  }

  /** Whether some venue has sent its list, in this run or an earlier one. */
  boolean anySent() {
    return byVenue.values().stream().anyMatch(KnownMarkets::isSent);
  }

  /** The venues with a list that this run has not asked for. */
  List<Venue> unasked() {
    return venues.stream()
        .filter(venue -> venue.listing().isPresent() && !of(venue.id()).asked())
        .toList();
  }

  /** The venues with a list that they have not sent, in this run or an earlier one. */
  List<Venue> unsent() {
    return venues.stream()
        .filter(venue -> venue.listing().isPresent() && !of(venue.id()).isSent())
        .toList();
  }
}
