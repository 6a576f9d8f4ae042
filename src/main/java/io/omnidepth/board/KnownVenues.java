package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts about the venues apart from books, as the writer knows them. A changed fact is to be
 * published {@link Releases#LONGEST} later at the latest. Use and room of a venue's limits show
 * with the next publication.
 */
final class KnownVenues {
  private final List<Venue> venues;
  private final Blocks blocks = new Blocks();
  private final Map<String, List<LimitUse>> spending = new LinkedHashMap<>();
  private final Rooms rooms = new Rooms();
  private Lists lists;
  private Optional<VenueFacts> facts = Optional.empty();
  private Optional<Instant> due = Optional.empty();
  private boolean isCommon;

  KnownVenues(List<Venue> venues) {
    this.venues = List.copyOf(venues);
    lists = Lists.shipped(this.venues);
  }

  List<Venue> venues() {
    return venues;
  }

  /** The facts now. Immutable. */
  VenueFacts facts() {
    VenueFacts now =
        facts.orElseGet(
            () -> new VenueFacts(venues, lists, blocks.settled(), spending, rooms.known()));
    facts = Optional.of(now);
    return now;
  }

  KnownMarkets list(Venue venue) {
    return lists.of(venue.id());
  }

  /** Whether each venue was asked for its list. */
  boolean areListsAsked() {
    return lists.unasked().isEmpty();
  }

  /** Whether the venue's last answer was that it does not serve this place. */
  boolean blocked(String venue) {
    return blocks.blocked(venue);
  }

  /** Waits for the lists of an earlier run, or does no more. */
  void awaitKept(boolean isAwaited) {
    take(lists.awaitingKept(isAwaited));
  }

  /**
   * Takes in a venue's list of markets from an earlier run.
   *
   * @return whether it is of use, because this run has read none
   */
  boolean kept(Venue venue, Map<Instrument, ListedMarket> known, Instant readAt) {
    KnownMarkets before = list(venue);
    if (!before.isSent()) {
      KnownMarkets kept = KnownMarkets.sent(venue, KnownMarkets.Source.KEPT, known, readAt);
      take(lists.with(venue, before.why().map(kept::failed).orElse(kept)));
    }
    return !before.isSent();
  }

  void listed(Venue venue, Map<Instrument, ListedMarket> known, Instant now) {
    take(lists.with(venue, KnownMarkets.sent(venue, KnownMarkets.Source.READ, known, now)));
  }

  void notListed(Venue venue, Outcome.Failed why) {
    take(lists.with(venue, list(venue).failed(why.why())));
  }

  private void take(Lists next) {
    lists = next;
    facts = Optional.empty();
  }

  void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), List.copyOf(spent));
    facts = Optional.empty();
  }

  void room(Venue venue, Room room) {
    rooms.put(venue, room);
    facts = Optional.empty();
  }

  /** Logs a line if the operator names more books of a venue than its limits can keep fresh. */
  void warnOvercrowded(Freshness freshness) {
    if (areListsAsked()) {
      rooms.warnOvercrowded(freshness);
    }
  }

  void reported(Report report) {
    blocks.reported(report);
  }

  /** A fact has changed. */
  void changed(Instant now) {
    due = due.or(() -> Optional.of(now.plus(Releases.LONGEST)));
  }

  /** A fact has changed that each depth may depend on. */
  void changedForAll(Instant now) {
    isCommon = true;
    changed(now);
  }

  /** The moment at which changed facts are to be published; empty if none has changed. */
  Optional<Instant> due() {
    return due;
  }

  /**
   * Settles the venues that have refused service for a minute.
   *
   * @return those that are new among them
   */
  List<Venue> settle(Instant now) {
    Optional<List<Venue>> blocked = blocks.settle(now);
    if (blocked.isPresent()) {
      facts = Optional.empty();
      isCommon = true;
      due = Optional.of(now);
    }
    return blocked.orElse(List.of());
  }

  /** Whether a fact has changed since the last publication that each depth may depend on. */
  boolean isCommon() {
    return isCommon;
  }

  /** All changes are published. */
  void published() {
    due = Optional.empty();
    isCommon = false;
  }
}
