package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is known at one moment. Immutable; any thread may read it. */
public final class Snapshot {
  /** The wait for the first answers to a new instrument's questions. */
  private static final Duration FIRST_ROUND = Duration.ofMillis(450);

  /** The wait for the venues' lists after the start. */
  private static final Duration FIRST_LISTS = Duration.ofSeconds(10);

  private final long sequence;
  private final long revision;
  private final Instant time;
  private final Instant publishedAt;
  private final Instant startedAt;
  private final Map<Instrument, Instant> watchedSince;
  private final List<Market> markets;
  private final Map<Instrument, List<Market>> byInstrument = new HashMap<>();
  private final VenueFacts facts;
  private final Rates rates;
  private final Selections selections = new Selections(this);

  Snapshot(
      long sequence,
      long revision,
      Instant time,
      Instant publishedAt,
      Instant startedAt,
      Map<Instrument, Instant> watchedSince,
      List<Market> markets,
      VenueFacts facts,
      Freshness freshness) {
    this.sequence = sequence;
    this.revision = revision;
    this.time = time;
    this.publishedAt = publishedAt;
    this.startedAt = startedAt;
    this.watchedSince = Collections.unmodifiableMap(new LinkedHashMap<>(watchedSince));
    this.markets = markets;
    this.facts = facts;
    markets.forEach(
        market ->
            byInstrument
                .computeIfAbsent(market.instrument(), instrument -> new ArrayList<>())
                .add(market));
    rates = new Rates(this, freshness);
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

  /** When this was made. */
  public Instant publishedAt() {
    return publishedAt;
  }

  public List<Venue> venues() {
    return facts.venues();
  }

  /** The polled instruments, in the order in which they were asked for. */
  public List<Instrument> instruments() {
    return List.copyOf(watchedSince.keySet());
  }

  /** Every venue's market for every instrument, by instrument, then by venue; unlisted ones too. */
  public List<Market> markets() {
    return markets;
  }

  /** Every venue's market for the instrument; none where it is not polled. */
  public List<Market> markets(Instrument instrument) {
    return byInstrument.getOrDefault(instrument, List.of());
  }

  /** The known markets of the venue with that id. */
  public KnownMarkets list(String venue) {
    return facts.lists().of(venue);
  }

  /**
   * The use of each limit of the venue with that id; none where no round has closed yet, or where
   * its limits are not kept.
   */
  public List<LimitUse> spending(String venue) {
    return facts.spending(venue);
  }

  /** The room for books at the venue with that id; empty where no round has closed yet. */
  public Optional<Room> room(String venue) {
    return facts.room(venue);
  }

  /** The instruments of the venues' lists, each once. */
  public Set<Instrument> listed() {
    return facts.lists().listed();
  }

  /** The same as it is written. */
  public List<String> listedNames() {
    return facts.lists().names();
  }

  /** The venues whose lists are not known, neither from this run nor from an earlier one. */
  public List<Venue> listsUntold() {
    return facts.lists().untold();
  }

  /**
   * Whether what no list has is not to be waited for: each list has been asked for, its venue does
   * not let itself be asked, or they have had their time since the start.
   */
  public boolean listsDecided(Instant now) {
    return !now.isBefore(startedAt.plus(FIRST_LISTS))
        || (!facts.lists().awaitsKept()
            && facts.lists().unasked().stream().allMatch(this::holdsUsOff));
  }

  private boolean holdsUsOff(Venue venue) {
    return markets.stream()
        .anyMatch(market -> market.venue().equals(venue) && market.state() == State.BLOCKED);
  }

  /** The rates between assets. */
  public Rates rates() {
    return rates;
  }

  /** Whether some venue's list says that one can trade the instrument there. */
  public boolean trades(Instrument instrument) {
    return facts.lists().trades(instrument);
  }

  /** Whether it is polled, or some venue's list says that one can trade it there. */
  public boolean offers(Instrument instrument) {
    return byInstrument.containsKey(instrument) || trades(instrument);
  }

  /**
   * Whether what no list has may be asked for, as what a rate needs can only be guessed: as long as
   * lists are still to come, or where none can be had.
   */
  boolean guesses() {
    return !facts.lists().anyTold() || !listsDecided(publishedAt);
  }

  /**
   * Whether a depth without the market's book lacks something: its venue was seen to have it, by a
   * list or by a book, and has not refused to serve us for a minute.
   */
  boolean expects(Market market) {
    String venue = market.venue().id();
    return facts.block(venue).isEmpty()
        && (market.answer().isPresent() || list(venue).trades(market.instrument()));
  }

  /** The refusal of a venue that has not served us for a minute; empty where it serves us. */
  Optional<Blocks.Block> block(Venue venue) {
    return facts.block(venue.id());
  }

  /** The number of venues that trade it, by their list or as they are asked for its book. */
  public int trading(Instrument instrument) {
    return (int)
        venues().stream()
            .map(Venue::id)
            .filter(
                venue ->
                    list(venue).trades(instrument)
                        || market(venue, instrument)
                            .filter(market -> market.state() != State.UNLISTED)
                            .isPresent())
            .count();
  }

  /** Whether some venue has a book that can be believed. */
  public boolean ready() {
    return markets.stream().anyMatch(market -> market.counts());
  }

  /**
   * Whether what is known of the instrument is worth an answer: every venue has been asked, or some
   * books count and the others have had their time.
   */
  public boolean settled(Instrument instrument) {
    List<Market> ofInstrument = markets(instrument);
    Instant since = watchedSince.get(instrument);
    return since != null
        && (ofInstrument.stream().allMatch(market -> market.last().isPresent())
            || (!publishedAt.isBefore(since.plus(FIRST_ROUND))
                && ofInstrument.stream().anyMatch(market -> market.counts())));
  }

  /** Whether the venue has been asked for the instrument's book, with whatever result. */
  public boolean asked(String venue, Instrument instrument) {
    return market(venue, instrument).filter(market -> market.last().isPresent()).isPresent();
  }

  /** A venue's market for the instrument; empty where it is not polled. */
  public Optional<Market> market(String venue, Instrument instrument) {
    return markets(instrument).stream()
        .filter(market -> market.venue().id().equals(venue))
        .findFirst();
  }

  /** Whether the books so chosen are merged already. */
  public boolean selected(Choice choice) {
    return selections.known(choice).isPresent();
  }

  /** The depth so chosen and who counts in it. */
  public Selection select(Choice choice) {
    return selections.select(choice);
  }
}
