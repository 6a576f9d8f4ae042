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
 * The lists of all venues, as far as they are known at one moment. Immutable; all that is derived
 * of them is made once, when it is first asked for.
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

  /** The lists of these venues before any of them is asked. */
  static Lists shipped(List<Venue> venues) {
    return new Lists(
        venues, venues.stream().collect(Collectors.toMap(Venue::id, KnownMarkets::shipped)), false);
  }

  /** The same, with what is known of that venue now. */
  Lists with(Venue venue, KnownMarkets known) {
    Map<String, KnownMarkets> others = new HashMap<>(byVenue);
    others.put(venue.id(), known);
    return new Lists(venues, others, awaitsKept);
  }

  /** The same, with those of an earlier run still to come, or no longer. */
  Lists awaitingKept(boolean toCome) {
    return new Lists(venues, byVenue, toCome);
  }

  /** Whether those of an earlier run are still to come. */
  boolean awaitsKept() {
    return awaitsKept;
  }

  KnownMarkets of(String venue) {
    return byVenue.getOrDefault(venue, KnownMarkets.NOTHING);
  }

  /** Whether one can trade it at some venue, by its list. */
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

  /** All that some venue lists, whether or not one can trade it now. */
  Set<Instrument> listed() {
    Set<Instrument> known = listed;
    if (known == null) {
      known = markets().map(ListedMarket::instrument).collect(Collectors.toUnmodifiableSet());
      listed = known;
    }
    return known;
  }

  /** The same as it is written, in alphabetical order. */
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

  /** Whether some venue has told its list, in this run or in an earlier one. */
  boolean anyTold() {
    return byVenue.values().stream().anyMatch(KnownMarkets::told);
  }

  /** The venues that have a list and have not been asked for it in this run. */
  List<Venue> unasked() {
    return venues.stream()
        .filter(venue -> venue.listing().isPresent() && !of(venue.id()).asked())
        .toList();
  }

  /** The venues that have a list and have not told it, in this run or in an earlier one. */
  List<Venue> untold() {
    return venues.stream()
        .filter(venue -> venue.listing().isPresent() && !of(venue.id()).told())
        .toList();
  }
}
