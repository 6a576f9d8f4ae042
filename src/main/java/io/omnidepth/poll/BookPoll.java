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

/** The polling of one market of one venue, with the last result. */
final class BookPoll extends Poll {
  /** The time for which a market unknown to the venue is not polled. */
  static final Duration UNLISTED = Duration.ofMinutes(10);

  private static final int HOPELESS = 3;

  /** The place of a book that does not go first. */
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
   * @param timed whether the venue's own times affect the order of answers
   */
  BookPoll(Claim claim, String market, boolean timed) {
    super(Instant.MIN);
    this.instrument = claim.instrument();
    this.claim = claim;
    this.market = market;
    this.succession = new Succession(timed);
  }

  /** The outcome in the order of answers. A book may be older than the last one. */
  Outcome follow(Outcome outcome) {
    return outcome instanceof Outcome.Answered answered ? succession.follow(answered) : outcome;
  }

  /**
   * The reason why the last accepted answer shows a restart of the venue; empty without a restart.
   */
  Optional<String> restart() {
    return succession.restart();
  }

  /** Sets another reason for polling. */
  void claim(Claim other) {
    claim = other;
  }

  @Override
  Priority priority() {
    return claim.priority();
  }

  /** The first client that requested it. */
  Optional<String> client() {
    return claim.client();
  }

  /** Whether it is not polled because the venue's limits have no room to keep it fresh. */
  boolean refused() {
    return place == Place.REFUSED;
  }

  boolean hasPlace() {
    return place == Place.HELD;
  }

  /** The time since which it has its place. */
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

  /** Takes its place because there is no room. The result is whether that is new. */
  boolean refuse() {
    boolean before = refused();
    place = Place.REFUSED;
    notHeldUp();
    return !before;
  }

  /** The time of its last answer, or of its place if that is later. */
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

  /** The venue's name for the instrument. */
  String market() {
    return market;
  }

  /**
   * Takes over the name from the venue's list, or that the market does not trade. If the list does
   * not have the market but its book came, the list is incomplete.
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

  /** The reason, by the venue's list, for not polling it; empty if it is polled. */
  Optional<String> absent() {
    return absent;
  }

  /** Whether the venue has no such market, by its last answer or its list. */
  boolean unlisted() {
    return unlisted || absent.isPresent();
  }

  /**
   * Whether the venue's budget keeps room for it. An unlisted market has no room, nor has one that
   * failed several times and never brought a book.
   */
  boolean inPace() {
    return !unlisted() && (last.isPresent() || failures < HOPELESS);
  }

  Optional<Book> last() {
    return last;
  }

  /**
   * Takes in the end of a question. A book with several failures is polled less often.
   *
   * @return the time for which it is not polled because of its failures
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

  /** Makes it due now. */
  void dueNow() {
    dueAt(Instant.MIN);
  }
}
