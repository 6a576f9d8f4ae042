package io.omnidepth.poll;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One market of one venue as it is asked, and what came last. */
final class BookPoll extends Poll {
  /** The time for which a market that the venue does not know is left alone. */
  static final Duration UNLISTED = Duration.ofMinutes(10);

  private static final int HOPELESS = 3;

  /** Whether one that does not go first is polled. */
  private enum Place {
    UNDECIDED,
    HELD,
    REFUSED
  }

  final Instrument instrument;
  private Claim claim;
  private Place place = Place.UNDECIDED;
  private Instant placedAt = Instant.MIN;
  private Instant answeredAt = Instant.MIN;
  private Duration took = Duration.ZERO;
  private String market;
  private boolean unlisted;
  private Optional<String> absent = Optional.empty();
  private int failures;
  private final Succession succession;
  private Optional<Book> last = Optional.empty();

  /**
   * @param timed whether the venue's own times are acted upon
   */
  BookPoll(Claim claim, String market, boolean timed) {
    super(Instant.MIN);
    this.instrument = claim.instrument();
    this.claim = claim;
    this.market = market;
    this.succession = new Succession(timed);
  }

  /** The outcome after those before: a book may be older than the one that is held. */
  Outcome follow(Outcome outcome) {
    return outcome instanceof Outcome.Answered answered ? succession.follow(answered) : outcome;
  }

  /** Why the answer that was taken in last means that the venue began anew. */
  Optional<String> restart() {
    return succession.restart();
  }

  /** It is polled for another reason now. */
  void claim(Claim other) {
    claim = other;
  }

  @Override
  Priority priority() {
    return claim.priority();
  }

  /** The client that asked for it first. */
  Optional<String> client() {
    return claim.client();
  }

  /** Whether the venue's limits leave no room to keep it fresh, so that it is not asked for. */
  boolean refused() {
    return place == Place.REFUSED;
  }

  boolean hasPlace() {
    return place == Place.HELD;
  }

  /** Since when it has its place. */
  Instant placedAt() {
    return placedAt;
  }

  void takePlace(Instant now) {
    if (place == Place.REFUSED) {
      took = Duration.ZERO;
      dueNow();
    }
    place = Place.HELD;
    placedAt = now;
  }

  void losePlace() {
    place = Place.UNDECIDED;
  }

  /** There is no room for it; whether that is new. */
  boolean refuse() {
    boolean before = refused();
    place = Place.REFUSED;
    notHeldUp();
    return !before;
  }

  /** Since when there is nothing newer of it although it is to be polled. */
  Instant freshAt() {
    return answeredAt.isAfter(placedAt) ? answeredAt : placedAt;
  }

  /** The time for which its last question counted as under way. */
  Duration took() {
    return took;
  }

  void took(Duration time) {
    took = time;
  }

  /** The instrument as the venue spells it. */
  String market() {
    return market;
  }

  /**
   * Goes by what the venue's list says: the name there, or that there is no such market to trade
   * on. One that is not in the list although its book came is taken for a gap in the list.
   *
   * @param whole whether the list has all the venue's markets
   */
  void goBy(Map<Instrument, ListedMarket> markets, boolean whole) {
    ListedMarket listed = markets.get(instrument);
    if (listed == null) {
      absent =
          last.isPresent() || !whole
              ? Optional.empty()
              : Optional.of("not among the " + markets.size() + " markets that it lists");
    } else if (!listed.trading()) {
      absent = Optional.of("its list says " + listed.status());
    } else {
      absent = Optional.empty();
      market = listed.market();
      if (unlisted) {
        unlisted = false;
        dueNow();
      }
    }
  }

  /** Why, by the venue's list, there is nothing to ask for; empty where there is. */
  Optional<String> absent() {
    return absent;
  }

  /** Whether the venue, when it was last asked or in its list, had no such market. */
  boolean unlisted() {
    return unlisted || absent.isPresent();
  }

  /**
   * Whether room is kept for it in the venue's budget: not for what there is nothing to ask for,
   * nor for what has failed again and again and never brought a book.
   */
  boolean inPace() {
    return !unlisted() && (last.isPresent() || failures < HOPELESS);
  }

  Optional<Book> last() {
    return last;
  }

  /**
   * Takes in an end; a book that fails again and again is asked for less often.
   *
   * @return the time for which it is not asked now because of its failures
   */
  Optional<Duration> ended(Outcome outcome, Instant now, BackOff backOff) {
    if (outcome instanceof Outcome.Answered answered) {
      unlisted = false;
      failures = 0;
      last = Optional.of(answered.book());
      answeredAt = now;
    } else if (outcome instanceof Outcome.Older) {
      failures = 0;
    } else if (outcome instanceof Outcome.Refused refused && refused.unlisted()) {
      unlisted = true;
      dueAt(now.plus(UNLISTED));
    } else if (!(outcome instanceof Outcome.Limited || outcome instanceof Outcome.Blocked)) {
      failures++;
      if (failures > 1) {
        Duration wait = backOff.after(failures - 1);
        Instant later = now.plus(wait);
        dueAt(later.isAfter(due()) ? later : due());
        return Optional.of(wait);
      }
    }
    return Optional.empty();
  }

  /** It has waited long enough. */
  void dueNow() {
    dueAt(Instant.MIN);
  }
}
