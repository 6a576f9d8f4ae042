package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A venue's markets, as far as they are known.
 *
 * @param markets its list; empty as long as nothing is known of it
 * @param source of the list; empty where there is none
 * @param readAt when the venue told it; empty where it did not
 * @param whole whether the venue has no market that is not in it
 * @param why the reason for which the last question for it was in vain; empty where it was not
 */
public record KnownMarkets(
    Optional<Map<Instrument, ListedMarket>> markets,
    Optional<Source> source,
    Optional<Instant> readAt,
    boolean whole,
    Optional<String> why) {
  /** The source of a list. A later one replaces an earlier one. */
  public enum Source {
    /** Some of what the venue lists, by the catalog. */
    SHIPPED,
    /** The venue told it to an earlier run. */
    KEPT,
    /** The venue told it to this run. */
    READ;

    /** As it is written in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The markets of a venue of which nothing is known. */
  static final KnownMarkets NOTHING =
      new KnownMarkets(
          Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The markets that are known before the venue is asked. */
  static KnownMarkets shipped(Venue venue) {
    return venue.knownToList().isEmpty()
        ? NOTHING
        : new KnownMarkets(
            Optional.of(facts(venue)),
            Optional.of(Source.SHIPPED),
            Optional.empty(),
            false,
            Optional.empty());
  }

  /** The markets that the venue has told. */
  static KnownMarkets told(
      Venue venue, Source source, Map<Instrument, ListedMarket> list, Instant readAt) {
    boolean whole = venue.listing().filter(Listing::ofSome).isEmpty();
    return new KnownMarkets(
        Optional.of(whole ? list : both(facts(venue), list)),
        Optional.of(source),
        Optional.of(readAt),
        whole,
        Optional.empty());
  }

  private static Map<Instrument, ListedMarket> facts(Venue venue) {
    return venue.knownToList().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), known -> ListedMarket.named(known, venue.market(known))));
  }

  private static Map<Instrument, ListedMarket> both(
      Map<Instrument, ListedMarket> facts, Map<Instrument, ListedMarket> list) {
    return Stream.concat(facts.values().stream(), list.values().stream())
        .collect(
            Collectors.toUnmodifiableMap(
                ListedMarket::instrument, known -> known, (fact, told) -> told));
  }

  /** The same, after a question for the list that was in vain. */
  KnownMarkets failed(String reason) {
    return new KnownMarkets(markets, source, readAt, whole, Optional.of(reason));
  }

  /** Whether the venue has told it, in this run or in an earlier one. */
  public boolean told() {
    return readAt.isPresent();
  }

  /** Whether the venue has been asked for it in this run, with whatever result. */
  boolean asked() {
    return why.isPresent() || source.filter(from -> from == Source.READ).isPresent();
  }

  /** Whether the list says that one can trade it there. */
  boolean trades(Instrument instrument) {
    return markets
        .flatMap(known -> Optional.ofNullable(known.get(instrument)))
        .filter(ListedMarket::trading)
        .isPresent();
  }

  /** Whether one can trade it there; empty where the list does not tell. */
  Optional<Boolean> tells(Instrument instrument) {
    return trades(instrument) ? Optional.of(true) : Optional.of(false).filter(no -> whole);
  }
}
