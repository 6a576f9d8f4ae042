package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of the board at one moment. Immutable; any thread may read it. */
public final class Snapshot {
  /** The longest wait for the first answers about a new instrument. */
  private static final Duration FIRST_ROUND = Duration.ofMillis(450);

  /** The same for the venues' lists after the start. */
  private static final Duration FIRST_LISTS = Duration.ofSeconds(10);

  private final Edition edition;
  private final Map<Instrument, Instant> watchedSince;
  private final MarketSet markets;
  private final VenueFacts facts;
  private final Rates rates;
  private final Selections converted;
  private final Snapshot ofRounds;

  /**
   * A snapshot of the latest markets.
   *
   * @param lastRounds the markets of each instrument's last round; none for a snapshot of those
   */
  Snapshot(
      Edition edition,
      Map<Instrument, Instant> watchedSince,
      MarketSet markets,
      @Nullable MarketSet lastRounds,
      VenueFacts facts,
      Freshness freshness) {
    this.edition = edition;
    this.watchedSince = watchedSince;
    this.markets = markets;
    this.facts = facts;
    rates = new Rates(this, freshness);
    converted = new Selections(markets.recentDepths());
    ofRounds =
        lastRounds == null
            ? this
            : new Snapshot(edition, watchedSince, lastRounds, null, facts, freshness);
  }

  /** The snapshot with the books that the choice wants: the latest ones, or those of rounds. */
  public Snapshot of(Choice choice) {
    return choice.rounds() ? ofRounds : this;
  }

  /** A number that grows with each change of a book's levels or a state, over the whole process. */
  public long sequence() {
    return edition.sequence();
  }

  /** A number that grows with each publication, even if only ages and counts are new. */
  public long revision() {
    return edition.revision();
  }

  /** The time of the last increase of the sequence. */
  public Instant time() {
    return edition.time();
  }

  /** The time of this publication. */
  public Instant publishedAt() {
    return edition.at();
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
    return markets.all();
  }

  /** The market of each venue for the instrument; none if it is not polled. */
  public List<Market> markets(Instrument instrument) {
    return markets.of(instrument).map(MarketGroup::markets).orElse(List.of());
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
    return !now.isBefore(edition.startedAt().plus(FIRST_LISTS))
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
    return markets.has(instrument) || trades(instrument);
  }

  /**
   * Whether instruments in no list may be polled for a rate. This is so while lists are still to
   * come, or if there are none.
   */
  boolean guesses() {
    return !facts.lists().anySent() || !listsDecided(publishedAt());
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

  /** The venue's refusal of service for a minute; empty for other venues. */
  Optional<Blocks.Block> block(Venue venue) {
    return facts.block(venue.id());
  }

  /** The number of venues that trade the instrument, by their list or their polled market. */
  public int trading(Instrument instrument) {
    return (int) venues().stream().filter(venue -> trades(venue.id(), instrument)).count();
  }

  private boolean trades(String venue, Instrument instrument) {
    return list(venue).trades(instrument)
        || market(venue, instrument).filter(one -> one.state() != State.UNLISTED).isPresent();
  }

  /** Whether some venue has a book that counts. */
  public boolean ready() {
    return markets.stream().anyMatch(Market::counts);
  }

  /**
   * Whether the known books of the instrument are enough for an answer. Then each venue has been
   * asked, or some books count and the wait for the others is over.
   */
  public boolean settled(Instrument instrument) {
    Instant since = watchedSince.get(instrument);
    return since != null
        && (markets(instrument).stream().allMatch(market -> market.last().isPresent())
            || (!publishedAt().isBefore(since.plus(FIRST_ROUND))
                && markets(instrument).stream().anyMatch(Market::counts)));
  }

  /** Whether the venue has been asked for the instrument's book, with any result. */
  public boolean asked(String venue, Instrument instrument) {
    return market(venue, instrument).filter(market -> market.last().isPresent()).isPresent();
  }

  /** The venue's market for the instrument; empty if it is not polled. */
  public Optional<Market> market(String venue, Instrument instrument) {
    return markets.of(instrument).flatMap(group -> group.of(venue));
  }

  /** Whether the depth for the choice is already merged. */
  public boolean selected(Choice choice) {
    return of(choice).selections(choice).known(choice).isPresent();
  }

  /** The depth for the choice, with the books that count. */
  public Selection select(Choice choice) {
    Snapshot wanted = of(choice);
    return wanted.selections(choice).select(choice, wanted);
  }

  private Selections selections(Choice choice) {
    return choice.convert().isEmpty()
        ? markets.of(choice.instrument()).map(MarketGroup::selections).orElse(converted)
        : converted;
  }

  MarketSet marketsOf(Choice choice) {
    return of(choice).markets;
  }

  Edition edition() {
    return edition;
  }
}
