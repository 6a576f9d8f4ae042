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
 * The known markets of a venue.
 *
 * @param markets the list of markets; empty if nothing is known
 * @param source the source of the list; empty if there is none
 * @param readAt the time at which the venue sent it; empty if the venue did not send it
 * @param whole whether all markets of the venue are in the list
 * @param why the reason why the last question for the list failed; empty if it did not fail
 */
public record KnownMarkets(
    Optional<Map<Instrument, ListedMarket>> markets,
    Optional<Source> source,
    Optional<Instant> readAt,
    boolean whole,
    Optional<String> why) {
  /** The source of a list. A later source replaces an earlier one. */
  public enum Source {
    /** Some of the venue's markets, from the catalog. */
    SHIPPED,
    /** The venue sent it to an earlier run. */
    KEPT,
    /** The venue sent it to this run. */
    READ;

    /** The word in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The known markets of a venue without a list. */
  static final KnownMarkets NOTHING =
      new KnownMarkets(
          Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** The known markets before the first question to the venue. */
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

  /** The markets in a list that the venue sent. */
  static KnownMarkets sent(
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
                ListedMarket::instrument, known -> known, (fact, sent) -> sent));
  }

  /** The same markets after a failed question for the list. */
  KnownMarkets failed(String reason) {
    return new KnownMarkets(markets, source, readAt, whole, Optional.of(reason));
  }

  /** Whether the venue sent the list, in this run or an earlier one. */
  boolean isSent() {
    return readAt.isPresent();
  }

  /** Whether this run has asked the venue for the list, with any result. */
  boolean asked() {
    return why.isPresent() || source.filter(from -> from == Source.READ).isPresent();
  }

  /** Whether the instrument trades at the venue, by the list. */
  boolean trades(Instrument instrument) {
    return markets
        .flatMap(known -> Optional.ofNullable(known.get(instrument)))
        .filter(ListedMarket::trading)
        .isPresent();
  }

  /** Whether the instrument trades at the venue; empty if the list does not show it. */
  Optional<Boolean> tradesIfKnown(Instrument instrument) {
    return trades(instrument) ? Optional.of(true) : Optional.of(false).filter(no -> whole);
  }
}
