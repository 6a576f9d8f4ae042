package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The entries of a choice: its markets, and whether the book of each counts. */
final class Entries {
  private static final Optional<String> EXCLUDED = Optional.of("excluded");
  private static final Optional<String> UNCONVERTED = Optional.of("unconverted");

  /** A venue's book, which it may have under two names. */
  record VenueBook(String venue, Instrument instrument) {
    static VenueBook of(Market market) {
      return new VenueBook(
          market.venue().id(), market.venue().request().bookOf(market.instrument()));
    }
  }

  private Entries() {}

  /**
   * The entries by instrument, then by venue.
   *
   * @param quoted the available rates of the joined quotes
   */
  static List<Selection.Entry> of(Snapshot snapshot, Choice choice, List<Rates.Quoted> quoted) {
    List<Selection.Entry> entries = new ArrayList<>();
    for (Instrument instrument : choice.instruments()) {
      Optional<Rate> rate = rate(instrument, choice, quoted);
      for (Market market : snapshot.markets(instrument)) {
        if (market.state() != State.UNLISTED) {
          entries.add(entry(market, choice, rate, snapshot.expects(market)));
        }
      }
    }
    choice.maxSkew().ifPresent(most -> leaveLate(entries, most));
    if (!choice.convert().isEmpty()) {
      leaveDuplicates(entries);
    }
    return List.copyOf(entries);
  }

  private static Optional<Rate> rate(
      Instrument instrument, Choice choice, List<Rates.Quoted> quoted) {
    if (instrument.equals(choice.instrument())) {
      return Optional.of(Rate.ONE);
    }
    return quoted.stream()
        .filter(rate -> rate.from().equals(instrument.quote()))
        .map(Rates.Quoted::rate)
        .findFirst();
  }

  private static Selection.Entry entry(
      Market market, Choice choice, Optional<Rate> rate, boolean expected) {
    Optional<Part> part =
        rate.isEmpty()
            ? Optional.empty()
            : market.part(new Pricing(rate.get(), market.venue().fee().fraction(), choice.fees()));
    return new Selection.Entry(market, part, whyNot(market, choice, rate.isPresent()), expected);
  }

  private static Optional<String> whyNot(Market market, Choice choice, boolean converted) {
    if (!choice.venues().isEmpty() && !choice.venues().contains(market.venue().id())) {
      return EXCLUDED;
    }
    boolean asked = market.state() != State.BLOCKED && market.state() != State.BUDGET;
    Optional<String> doubt = market.doubt();
    if (asked && doubt.isPresent()) {
      return doubt;
    }
    boolean counts = market.state().counts() || (choice.frozen() && market.state() == State.FROZEN);
    if (!counts) {
      return Optional.of(market.state().word());
    }
    return converted ? Optional.empty() : UNCONVERTED;
  }

  /** Counts no book that is older than the newest one by more than that. */
  private static void leaveLate(List<Selection.Entry> entries, Duration maxSkew) {
    Optional<Instant> earliest = newest(entries).map(last -> last.minus(maxSkew));
    entries.replaceAll(
        entry ->
            entry.counted() && earliest.filter(first -> entry.since().isBefore(first)).isPresent()
                ? entry.because("skew")
                : entry);
  }

  /**
   * Counts a book only once if its venue has it under two names. They are of two instruments, as
   * each venue has one market of an instrument.
   */
  private static void leaveDuplicates(List<Selection.Entry> entries) {
    Set<VenueBook> books = new HashSet<>();
    entries.replaceAll(
        entry ->
            entry.counted() && !books.add(VenueBook.of(entry.market()))
                ? entry.because("duplicate")
                : entry);
  }

  /** The time of the newest counted book; empty if none counts. */
  static Optional<Instant> newest(List<Selection.Entry> entries) {
    return extreme(entries, 1);
  }

  /** The time of the oldest counted book; empty if none counts. */
  static Optional<Instant> oldest(List<Selection.Entry> entries) {
    return extreme(entries, -1);
  }

  /** The latest time if {@code sign} is above zero, the earliest if it is below. */
  private static Optional<Instant> extreme(List<Selection.Entry> entries, int sign) {
    Optional<Instant> found = Optional.empty();
    for (Selection.Entry entry : entries) {
      if (entry.counted() && (found.isEmpty() || sign * entry.since().compareTo(found.get()) > 0)) {
        found = Optional.of(entry.since());
      }
    }
    return found;
  }
}
