package io.omnidepth.board;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Part;
import io.omnidepth.market.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The books that count in a depth, the others with the reason, and the depth itself. Immutable, but
 * for what readers make of it once and share.
 */
public final class Selection {
  /** A book that the choice excludes, or that counts elsewhere, is not missed. */
  private static final Set<String> NOT_MISSED = Set.of("excluded", "duplicate");

  private final Choice choice;
  private final List<Entry> entries;
  private final List<Entry> counted;
  private final Depth depth;
  private final List<Rates.Quoted> rates;
  private final List<BlockedVenue> blocked;
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

  private Selection(
      Choice choice,
      List<Entry> entries,
      Function<List<Part>, Depth> merged,
      List<Rates.Quoted> rates,
      List<BlockedVenue> blocked) {
    this.choice = choice;
    this.entries = entries;
    this.counted = counted(entries);
    this.depth = merged.apply(parts(counted));
    this.rates = rates;
    this.blocked = blocked;
  }

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
      return expected && !counted() && !isLeftOut();
    }

    /** Whether the choice excludes the book, or it counts under another name. */
    boolean isLeftOut() {
      return why.filter(NOT_MISSED::contains).isPresent();
    }

    Entry because(String word) {
      return new Entry(market, part, Optional.of(word), expected);
    }

    Instant since() {
      return market.since().orElseThrow();
    }
  }

  public Choice choice() {
    return choice;
  }

  /**
   * An entry for each market of the instrument and of the joined instruments, by instrument, then
   * by venue.
   */
  public List<Entry> entries() {
    return entries;
  }

  public Depth depth() {
    return depth;
  }

  /** The available rates of the joined quotes. */
  public List<Rates.Quoted> rates() {
    return rates;
  }

  /** The venues that have refused service for a minute, by id. */
  public List<BlockedVenue> blocked() {
    return blocked;
  }

  /** The difference of the ages of the oldest and the newest counted book; empty if none counts. */
  public Optional<Duration> skew() {
    return Entries.newest(counted)
        .flatMap(last -> Entries.oldest(counted).map(first -> Duration.between(first, last)));
  }

  /** The entries whose books are in the depth. */
  public List<Entry> counted() {
    return counted;
  }

  private static List<Entry> counted(List<Entry> entries) {
    List<Entry> counted = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry.counted()) {
        counted.add(entry);
      }
    }
    return counted.size() == entries.size() ? entries : List.copyOf(counted);
  }

  private static List<Part> parts(List<Entry> counted) {
    List<Part> parts = new ArrayList<>(counted.size());
    for (Entry entry : counted) {
      entry.part().ifPresent(parts::add);
    }
    return parts;
  }

  /** Whether any book counts. */
  public boolean countsAny() {
    return !counted.isEmpty();
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
   * A thing that readers make of this once and share. One that is wanted by a second thread at the
   * same time is made once, too. It may want no other such thing while it is made.
   *
   * @param type its type, of which there is one
   */
  public <T> T shared(Class<T> type, Function<Selection, T> made) {
    Object known = shared.get(type);
    return type.cast(
        known == null ? shared.computeIfAbsent(type, first -> made.apply(this)) : known);
  }

  /**
   * The books of a selection and their rates. With some choices they change with time alone,
   * without a change of a book or a state.
   */
  public record Members(List<Member> books, List<Rate> rates) {}

  /**
   * A market of a selection.
   *
   * @param why the reason for not counting; empty if it counts
   */
  record Member(String venue, Instrument instrument, Optional<String> why) {}

  /** The members of this selection. */
  public Members members() {
    return shared(Members.class, selection -> members(selection.entries, selection.rates));
  }

  /** The members that a selection with that choice would have. */
  public static Members members(Snapshot snapshot, Choice choice) {
    List<Rates.Quoted> rates = rates(snapshot, choice);
    return members(Entries.of(snapshot, choice, rates), rates);
  }

  private static Members members(List<Entry> entries, List<Rates.Quoted> rates) {
    List<Member> books = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      Market market = entry.market();
      books.add(new Member(market.venue().id(), market.instrument(), entry.why()));
    }
    return new Members(books, rates.stream().map(Rates.Quoted::rate).toList());
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
    return new Selection(
        choice,
        Entries.of(snapshot, choice, rates),
        merged,
        rates,
        BlockedVenue.of(snapshot, choice));
  }

  /** The available rates of the joined quotes. */
  static List<Rates.Quoted> rates(Snapshot snapshot, Choice choice) {
    Instrument into = choice.instrument();
    return choice.convert().stream()
        .flatMap(quote -> snapshot.rates().rate(quote, into.quote(), into.base()).stream())
        .toList();
  }
}
