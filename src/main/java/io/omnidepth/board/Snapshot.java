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

/** The state of the board at one moment. Immutable; any thread may read it. */
public final class Snapshot {
  /** The longest wait for the first answers about a new instrument. */
  private static final Duration FIRST_ROUND = Duration.ofMillis(450);

  /** The longest wait for the venues' lists after the start. */
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
  private final Selections selections;

  Snapshot(
      long sequence,
      long revision,
      Instant time,
      Instant publishedAt,
      Instant startedAt,
      Map<Instrument, Instant> watchedSince,
      List<Market> markets,
      VenueFacts facts,
      Freshness freshness,
      RecentDepths recentDepths) {
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
    selections = new Selections(this, recentDepths);
  }

  /** A number that grows with each change of a book's levels or a state, over the whole process. */
  public long sequence() {
    return sequence;
  }

  /** A number that grows with each publication, even if only ages and counts are new. */
  public long revision() {
    return revision;
  }

  /** The time of the last increase of the sequence. */
  public Instant time() {
    return time;
  }

  /** The time of this publication. */
  public Instant publishedAt() {
    return publishedAt;
  }

  public List<Venue> venues() {
    return facts.venues();
  }

  /** The polled instruments, in the order of the requests for them. */
  public List<Instrument> instruments() {
    return List.copyOf(watchedSince.keySet());
  }

  /**
   * The market of each venue for each instrument, by instrument, then by venue. It includes
   * unlisted markets.
   */
  public List<Market> markets() {
    return markets;
  }

  /** The market of each venue for the instrument; none if it is not polled. */
  public List<Market> markets(Instrument instrument) {
    return byInstrument.getOrDefault(instrument, List.of());
  }

  /** The known markets of the venue with that id. */
  public KnownMarkets list(String venue) {
    return facts.lists().of(venue);
  }

  /**
   * The used weight of each limit of the venue with that id. Empty before the close of the first
   * round, or if its limits are not counted.
   */
  public List<LimitUse> spending(String venue) {
    return facts.spending(venue);
  }

  /** The room for books of the venue with that id; empty before the close of the first round. */
  public Optional<Room> room(String venue) {
    return facts.room(venue);
  }

  /** All instruments in the venues' lists. */
  public Set<Instrument> listed() {
    return facts.lists().listed();
  }

  /** The names of all instruments in the venues' lists. */
  public List<String> listedNames() {
    return facts.lists().names();
  }

  /** The venues whose lists are unknown, from this run and from earlier runs. */
  public List<Venue> listsUnsent() {
    return facts.lists().unsent();
  }

  /**
   * Whether an instrument in no list is known not to exist. Then each list has been requested, its
   * venue is blocked, or the wait after the start is over.
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

  /** Whether the instrument trades at some venue, by its list. */
  public boolean trades(Instrument instrument) {
    return facts.lists().trades(instrument);
  }

  /** Whether the instrument is polled or trades at some venue, by its list. */
  public boolean offers(Instrument instrument) {
    return byInstrument.containsKey(instrument) || trades(instrument);
  }

  /**
   * Whether instruments in no list may be polled for a rate. This is so while lists are still to
   * come, or if there are none.
   */
  boolean guesses() {
    return !facts.lists().anySent() || !listsDecided(publishedAt);
  }

  /**
   * Whether a depth without the market's book is incomplete. Its venue has the market, by its list
   * or a book, and has not refused service for a minute.
   */
  boolean expects(Market market) {
    String venue = market.venue().id();
    return facts.block(venue).isEmpty()
        && (market.answer().isPresent() || list(venue).trades(market.instrument()));
  }

  /** The refusal of a venue that has refused service for a minute; empty for other venues. */
  Optional<Blocks.Block> block(Venue venue) {
    return facts.block(venue.id());
  }

  /**
   * The number of venues that trade the instrument, by their list or the state of the polled
   * market.
   */
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

  /** Whether some venue has a book that counts. */
  public boolean ready() {
    return markets.stream().anyMatch(market -> market.counts());
  }

  /**
   * Whether the known books of the instrument are enough for an answer. Then each venue has been
   * asked, or some books count and the wait for the others is over.
   */
  public boolean settled(Instrument instrument) {
    List<Market> ofInstrument = markets(instrument);
    Instant since = watchedSince.get(instrument);
    return since != null
        && (ofInstrument.stream().allMatch(market -> market.last().isPresent())
            || (!publishedAt.isBefore(since.plus(FIRST_ROUND))
                && ofInstrument.stream().anyMatch(market -> market.counts())));
  }

  /** Whether the venue has been asked for the instrument's book, with any result. */
  public boolean asked(String venue, Instrument instrument) {
    return market(venue, instrument).filter(market -> market.last().isPresent()).isPresent();
  }

  /** The venue's market for the instrument; empty if it is not polled. */
  public Optional<Market> market(String venue, Instrument instrument) {
    return markets(instrument).stream()
        .filter(market -> market.venue().id().equals(venue))
        .findFirst();
  }

  /** Whether the depth for the choice is already merged. */
  public boolean selected(Choice choice) {
    return selections.known(choice).isPresent();
  }

  /** The depth for the choice, with the books that count. */
  public Selection select(Choice choice) {
    return selections.select(choice);
  }
}
