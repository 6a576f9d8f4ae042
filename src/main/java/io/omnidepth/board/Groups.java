package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The markets as readers have them: of each instrument the latest ones, and those of its last
 * round. Renews the instruments that need it, and shares all others with the publication before.
 */
final class Groups {
  /**
   * The occasion of a renewal.
   *
   * @param sequence the sequence that a change gets
   * @param isOfAll whether the news of all instruments are due
   * @param anew whether each state must be decided again
   * @param isCommon whether facts have changed that each depth may depend on
   */
  record Occasion(
      long sequence,
      long revision,
      Instant now,
      Settlement.Rules rules,
      boolean isOfAll,
      boolean anew,
      boolean isCommon) {
    boolean concerns(MarketGroup group) {
      return anew || isCommon || !now.isBefore(group.until());
    }
  }

  /**
   * The markets of an instrument's last round.
   *
   * @param of the latest markets at the close of the round
   * @param isApart whether a state has changed since, but not that of the latest book
   */
  private record OfRound(MarketGroup group, MarketGroup of, boolean isApart) {}

  private final Markets markets;
  private final Releases releases;
  private final Map<Instrument, MarketGroup> latest = new LinkedHashMap<>();
  private final Map<Instrument, OfRound> ofRounds = new LinkedHashMap<>();
  private final Set<Instrument> closed = new HashSet<>();
  private final RecentDepths recentDepths = new RecentDepths();
  private List<Market> moved = List.of();

  /** Groups of markets that are not published so far. */
  Groups(Markets markets, Releases releases) {
    this.markets = markets;
    this.releases = releases;
  }

  /** The instrument's round is closed: its markets are those of its last round from now on. */
  void roundClosed(Instrument instrument) {
    closed.add(instrument);
  }

  /** Whether a closed round can be published, as all its books are published. */
  boolean hasRoundsToClose() {
    return closed.stream().anyMatch(instrument -> !releases.isAwaited(instrument));
  }

  /** Forgets all other instruments. */
  void retain(Set<Instrument> watched) {
    latest.keySet().retainAll(watched);
    ofRounds.keySet().retainAll(watched);
    closed.retainAll(watched);
  }

  /** The outcome of a renewal. */
  enum Change {
    /** All is as it was. */
    NONE,
    /** Ages or counts have changed. */
    DETAILS,
    /** Levels or states have changed. */
    CONTENT;

    static Change content(boolean changed) {
      return changed ? CONTENT : DETAILS;
    }

    Change and(Change other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Renews the markets that need it. */
  Change renew(Occasion now) {
    moved = new ArrayList<>();
    Change change = Change.NONE;
    for (Instrument instrument : markets.watchedSince().keySet()) {
      change = change.and(renew(instrument, now));
    }
    return change;
  }

  private Change renew(Instrument instrument, Occasion now) {
    MarketGroup before = latest.get(instrument);
    boolean isNews = releases.isAwaited(instrument);
    boolean isDue = isNews && (now.isOfAll() || releases.isDue(instrument, now.now()));
    if (before != null && !isDue && !now.concerns(before)) {
      return ofRound(instrument, before, now);
    }
    List<Market> known = before == null ? List.of() : before.markets();
    Settlement settled = markets.settle(instrument, known, now.rules(), now.now());
    moved.addAll(settled.moved());
    boolean hasLevels = releases.released(instrument, now.now());
    long sequence =
        before == null || now.isCommon() || hasLevels || !settled.moved().isEmpty()
            ? now.sequence()
            : before.sequence();
    Settlement sampled =
        sequence == now.sequence() ? markets.sample(instrument, settled, now.now()) : settled;
    MarketGroup next = MarketGroup.of(sampled, sequence, now.revision(), recentDepths);
    latest.put(instrument, next);
    if (before != null && !isNews) {
      follow(instrument, before, next);
    }
    return Change.content(sequence == now.sequence()).and(ofRound(instrument, next, now));
  }

  /** Has the markets of the last round follow the latest ones, which no report has changed. */
  private void follow(Instrument instrument, MarketGroup before, MarketGroup next) {
    OfRound round = ofRounds.get(instrument);
    if (round != null && round.of() == before) {
      boolean isContent = next.sequence() != before.sequence();
      ofRounds.put(
          instrument,
          new OfRound(
              next.as(isContent ? next.sequence() : round.group().sequence(), next.revision()),
              next,
              false));
    }
  }

  private Change ofRound(Instrument instrument, MarketGroup next, Occasion now) {
    OfRound before = ofRounds.get(instrument);
    if (before == null) {
      ofRounds.put(instrument, new OfRound(next, next, false));
      return Change.NONE;
    }
    if (!releases.isAwaited(instrument) && closed.remove(instrument)) {
      return close(instrument, before, next, now);
    }
    if (before.of() == next || !now.concerns(before.group())) {
      return Change.NONE;
    }
    List<Market> known = before.group().markets();
    Settlement settled = Settlement.of(known, known, now.rules(), now.now());
    boolean isContent = now.isCommon() || !settled.moved().isEmpty();
    long sequence = isContent ? now.sequence() : before.group().sequence();
    ofRounds.put(
        instrument,
        new OfRound(
            MarketGroup.of(settled, sequence, now.revision(), recentDepths),
            before.of(),
            before.isApart() || isContent));
    return Change.content(isContent);
  }

  private Change close(Instrument instrument, OfRound before, MarketGroup next, Occasion now) {
    if (before.of() == next) {
      return Change.NONE;
    }
    boolean isContent = before.isApart() || before.of().sequence() != next.sequence();
    long sequence = isContent ? now.sequence() : before.group().sequence();
    ofRounds.put(instrument, new OfRound(next.as(sequence, now.revision()), next, false));
    return Change.content(isContent);
  }

  /** The markets whose state or doubt has changed in the last renewal. */
  List<Market> moved() {
    return moved;
  }

  /** The markets as a snapshot. */
  Snapshot snapshot(Edition edition, VenueFacts facts, Freshness freshness) {
    Map<Instrument, MarketGroup> lastRounds = new LinkedHashMap<>();
    ofRounds.forEach((instrument, round) -> lastRounds.put(instrument, round.group()));
    return new Snapshot(
        edition,
        markets.watchedSince(),
        new MarketSet(latest, recentDepths),
        new MarketSet(lastRounds, recentDepths),
        facts,
        freshness);
  }
}
