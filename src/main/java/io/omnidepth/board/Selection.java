package io.omnidepth.board;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Pricing;
import io.omnidepth.market.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The books that count in a depth, the others with the reason, and the depth itself.
 *
 * @param entries an entry for each market of the instrument and of the joined instruments, by
 *     instrument, then by venue
 * @param skew the difference of the ages of the oldest and the newest counted book; empty if none
 *     counts
 * @param rates the available rates of the joined quotes
 * @param blocked the venues that have refused service for a minute, by id
 */
public record Selection(
    Choice choice,
    List<Entry> entries,
    Depth depth,
    Optional<Duration> skew,
    List<Rates.Quoted> rates,
    List<BlockedVenue> blocked) {
  /** A book that the choice excludes, or that counts elsewhere, is not missed. */
  private static final Set<String> NOT_MISSED = Set.of("excluded", "duplicate");

  /**
   * A market, and whether its book is in the depth.
   *
   * @param part its book at the depth's prices; empty without a book or a rate for it
   * @param why the word for the reason why it does not count; empty if it counts
   * @param expected whether the depth is incomplete without it, because its venue is known to have
   *     it
   */
  public record Entry(Market market, Optional<Part> part, Optional<String> why, boolean expected) {
    public boolean counted() {
      return why.isEmpty();
    }

    /**
     * Whether the book is expected but missing. An excluded book, or one that counts elsewhere, is
     * not missed.
     */
    public boolean missed() {
      return expected && why.filter(word -> !NOT_MISSED.contains(word)).isPresent();
    }

    private Entry because(String word) {
      return new Entry(market, part, Optional.of(word), expected);
    }

    private Instant since() {
      return market.since().orElseThrow();
    }
  }

  /** The entries whose books are in the depth. */
  public List<Entry> counted() {
    return counted(entries);
  }

  private static List<Entry> counted(List<Entry> entries) {
    return entries.stream().filter(Entry::counted).toList();
  }

  /** Whether any book counts. */
  public boolean countsAny() {
    return entries.stream().anyMatch(Entry::counted);
  }

  /** The ids of the venues with missed books, in alphabetical order. */
  public List<String> missed() {
    return entries.stream()
        .filter(Entry::missed)
        .map(entry -> entry.market().venue().id())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The books of a selection and their rates. With some choices they change with time alone,
   * without a change of a book or a state.
   *
   * @param whys the venue, the instrument and the reason for not counting, for each market
   */
  public record Members(List<String> whys, List<Rate> rates) {}

  /** The members of this selection. */
  public Members members() {
    return members(entries, rates);
  }

  /** The members that a selection with that choice would have. */
  public static Members members(Snapshot snapshot, Choice choice) {
    List<Rates.Quoted> rates = rates(snapshot, choice);
    return members(entries(snapshot, choice, rates), rates);
  }

  private static Members members(List<Entry> entries, List<Rates.Quoted> rates) {
    return new Members(
        entries.stream()
            .map(
                entry ->
                    entry.market().venue()
                        + " "
                        + entry.market().instrument()
                        + " "
                        + entry.why().orElse(""))
            .toList(),
        rates.stream().map(Rates.Quoted::rate).toList());
  }

  static Selection of(Snapshot snapshot, Choice choice) {
    return of(snapshot, choice, Consolidation::of);
  }

  /**
   * The selection of a choice.
   *
   * @param merged merges the parts of the counted books
   */
  static Selection of(Snapshot snapshot, Choice choice, Function<List<Part>, Depth> merged) {
    List<Rates.Quoted> rates = rates(snapshot, choice);
    List<Entry> entries = entries(snapshot, choice, rates);
    return new Selection(
        choice,
        entries,
        merged.apply(counted(entries).stream().flatMap(entry -> entry.part().stream()).toList()),
        newest(entries)
            .flatMap(last -> oldest(entries).map(first -> Duration.between(first, last))),
        rates,
        BlockedVenue.of(snapshot, choice));
  }

  /** The available rates of the joined quotes. */
  private static List<Rates.Quoted> rates(Snapshot snapshot, Choice choice) {
    Instrument into = choice.instrument();
    return choice.convert().stream()
        .flatMap(quote -> snapshot.rates().rate(quote, into.quote(), into.base()).stream())
        .toList();
  }

  private static List<Entry> entries(Snapshot snapshot, Choice choice, List<Rates.Quoted> quoted) {
    Map<String, Rates.Quoted> rates =
        quoted.stream().collect(Collectors.toMap(Rates.Quoted::from, rate -> rate));
    List<Entry> believed =
        choice.instruments().stream()
            .flatMap(instrument -> snapshot.markets(instrument).stream())
            .filter(market -> market.state() != State.UNLISTED)
            .map(market -> entry(market, choice, rates, snapshot.expects(market)))
            .toList();
    return onceEach(withinSkew(believed, choice.maxSkew()));
  }

  private static Entry entry(
      Market market, Choice choice, Map<String, Rates.Quoted> rates, boolean expected) {
    boolean own = market.instrument().equals(choice.instrument());
    Optional<Rate> rate =
        own
            ? Optional.of(Rate.ONE)
            : Optional.ofNullable(rates.get(market.instrument().quote())).map(Rates.Quoted::rate);
    Optional<Part> part =
        rate.flatMap(
            into -> market.part(new Pricing(into, market.venue().fee().fraction(), choice.fees())));
    return new Entry(market, part, whyNot(market, choice, rate.isPresent()), expected);
  }

  private static Optional<String> whyNot(Market market, Choice choice, boolean converted) {
    if (!choice.venues().isEmpty() && !choice.venues().contains(market.venue().id())) {
      return Optional.of("excluded");
    }
    boolean asked = market.state() != State.BLOCKED && market.state() != State.BUDGET;
    if (asked && market.doubt().isPresent()) {
      return market.doubt();
    }
    boolean counts = market.state().counts() || (choice.frozen() && market.state() == State.FROZEN);
    if (!counts) {
      return Optional.of(market.state().word());
    }
    return converted ? Optional.empty() : Optional.of("unconverted");
  }

  private static List<Entry> withinSkew(List<Entry> entries, Optional<Duration> maxSkew) {
    Optional<Instant> earliest =
        maxSkew.flatMap(most -> newest(entries).map(last -> last.minus(most)));
    return entries.stream()
        .map(
            entry ->
                entry.counted()
                        && earliest.filter(first -> entry.since().isBefore(first)).isPresent()
                    ? entry.because("skew")
                    : entry)
        .toList();
  }

  /** Counts a book only once if its venue has it under two names. */
  private static List<Entry> onceEach(List<Entry> entries) {
    Set<String> books = new HashSet<>();
    return entries.stream()
        .map(
            entry ->
                entry.counted()
                        && !books.add(
                            entry.market().venue().id()
                                + " "
                                + entry
                                    .market()
                                    .venue()
                                    .request()
                                    .bookOf(entry.market().instrument()))
                    ? entry.because("duplicate")
                    : entry)
        .toList();
  }

  private static Optional<Instant> newest(List<Entry> entries) {
    return counted(entries).stream().map(Entry::since).max(Comparator.naturalOrder());
  }

  private static Optional<Instant> oldest(List<Entry> entries) {
    return counted(entries).stream().map(Entry::since).min(Comparator.naturalOrder());
  }
}
