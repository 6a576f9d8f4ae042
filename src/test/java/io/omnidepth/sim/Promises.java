package io.omnidepth.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Explanation;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.board.State;
import io.omnidepth.demo.Fault;
import io.omnidepth.market.Book;
import io.omnidepth.market.Cross;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Report;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks at each publication that the promises hold, against the books that the exchanges sent. */
final class Promises {
  /** The most that a venue's time may be off: 10 s, and 1 s for times in whole seconds. */
  private static final Duration MOST_OFF = Duration.ofSeconds(11);

  /** The time after which a fault must show. Its first answers may still be within tolerance. */
  private static final Duration SHOWS = Duration.ofSeconds(10);

  /** The explanation of every tenth cross is checked, because that takes longer than all else. */
  private static final int EXPLAINED = 10;

  /** Every fourth new depth is checked row by row: an instrument has many in a second. */
  private static final int DEPTHS = 4;

  /** The books of an instrument without news are checked at every eighth publication. */
  private static final int QUIET = 8;

  private static final Set<Fault> MISDATED = Set.of(Fault.OLD, Fault.FUTURE, Fault.CACHES);

  private record Key(String venue, Instrument instrument) {}

  private final Board board;
  private final OfflineAsker asker;
  private final FaultPlan faults;
  private final Loop loop;
  private final Map<Key, Instant> checked = new HashMap<>();
  private final Map<Key, Book> books = new HashMap<>();
  private final Map<Instrument, Selection> seen = new HashMap<>();
  private long publications;
  private long changes;
  private long depths;
  private long crossed;
  private long sequence = -1;
  private long revision = -1;

  Promises(Board board, OfflineAsker asker, FaultPlan faults, Loop loop) {
    this.board = board;
    this.asker = asker;
    this.faults = faults;
    this.loop = loop;
  }

  long publications() {
    return publications;
  }

  long depths() {
    return depths;
  }

  /** Checks the current snapshot. */
  void check() {
    Snapshot snapshot = board.current();
    publications++;
    snapshot.markets().forEach(Promises::wasRead);
    boolean changed = snapshot.markets().stream().filter(this::holdsWhatWasSent).count() > 0;
    assertTrue(snapshot.sequence() >= sequence, "the sequence fell");
    assertTrue(snapshot.revision() > revision, "the revision did not rise");
    assertTrue(!changed || snapshot.sequence() > sequence, "levels changed without a sequence");
    sequence = snapshot.sequence();
    revision = snapshot.revision();
    for (Instrument instrument : snapshot.instruments()) {
      Selection selection = snapshot.select(Choice.of(instrument));
      boolean isNew = isNew(instrument, selection);
      if (isNew || publications % QUIET == 0) {
        selection.counted().forEach(entry -> isBelievable(entry.market()));
      }
      if (isNew && changes++ % DEPTHS == 0) {
        check(selection);
      }
    }
  }

  /** Whether it is another one than at the publication before. Equal ones need not be compared. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isNew(Instrument instrument, Selection selection) {
    return seen.put(instrument, selection) != selection;
  }

  /** Checks that no answer, however broken, made a reader throw. */
  private static void wasRead(Market market) {
    market
        .last()
        .flatMap(Report::reason)
        .ifPresent(why -> assertFalse(why.startsWith("reading failed"), why));
  }

  /**
   * Checks that a book is the one that its venue sent then, whatever happens at other venues.
   *
   * @return whether its levels differ from those before
   */
  private boolean holdsWhatWasSent(Market market) {
    Optional<Market.Answer> answer = market.answer();
    Key key = new Key(market.venue().id(), market.instrument());
    if (answer.isEmpty() || answer.get().receivedAt().equals(checked.get(key))) {
      return false;
    }
    Instant received = answer.get().receivedAt();
    Book book = answer.get().book();
    Instant moment = asker.moment(market.venue(), received);
    Book sent = asker.exchange(market.venue()).book(market.instrument(), moment);
    assertTrue(
        sameNumbers(book, sent),
        () ->
            market.venue()
                + " "
                + market.instrument()
                + " sent "
                + levels(sent)
                + ", held is "
                + levels(book)
                + ", fault is "
                + faults.at(market.venue(), received));
    checked.put(key, received);
    Book before = books.put(key, book);
    return before == null || !before.sameLevels(book);
  }

  /** Whether all prices and sizes are equal; an exchange may keep more places than it needs. */
  private static boolean sameNumbers(Book book, Book sent) {
    for (Side side : Side.values()) {
      if (book.levels(side) != sent.levels(side)) {
        return false;
      }
      for (int i = 0; i < book.levels(side); i++) {
        if (book.priceDecimal(side, i).compareTo(sent.priceDecimal(side, i)) != 0
            || book.sizeDecimal(side, i).compareTo(sent.sizeDecimal(side, i)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static String levels(Book book) {
    StringBuilder text = new StringBuilder();
    for (Side side : Side.values()) {
      for (int i = 0; i < book.levels(side); i++) {
        text.append(side).append(' ').append(book.priceDecimal(side, i).toPlainString());
        text.append(" x ").append(book.sizeDecimal(side, i).toPlainString()).append("; ");
      }
    }
    return text.toString();
  }

  private void check(Selection selection) {
    Depth depth = selection.depth();
    depths++;
    selection.skew().ifPresent(skew -> assertFalse(skew.isNegative(), () -> "the skew is " + skew));
    for (Side side : Side.values()) {
      isMonotone(depth, side);
    }
    isUncrossedOrExplained(selection);
  }

  /** Checks that a counted book is neither stale nor frozen nor misdated. */
  private void isBelievable(Market market) {
    Instant now = loop.instant();
    String who = market.venue() + " " + market.instrument() + " at " + now;
    assertTrue(market.state() == State.LIVE || market.state() == State.AGEING, who);
    Duration age = Duration.between(market.since().orElseThrow(), now);
    assertFalse(age.isNegative(), () -> who + " has the age " + age);
    assertTrue(
        age.compareTo(Freshness.USUAL.staleFrom(market.interval())) < 0,
        () -> who + " has the age " + age);
    Instant received = market.answer().orElseThrow().receivedAt();
    FaultPlan.Spell spell = faults.at(market.venue(), received);
    boolean shows = !received.isBefore(spell.from().plus(SHOWS));
    if (sendsTime(market.venue()) && MISDATED.contains(spell.fault()) && shows) {
      Instant moment = asker.moment(market.venue(), received);
      Duration off = Duration.between(moment, received).abs();
      assertTrue(off.compareTo(MOST_OFF) <= 0, () -> who + " counts, and is off by " + off);
    }
  }

  private static boolean sendsTime(Venue venue) {
    return venue.response().answerTime().isPresent();
  }

  private static void isMonotone(Depth depth, Side side) {
    Ladder ladder = depth.ladder(side);
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i < ladder.rows(); i++) {
      BigDecimal size = ladder.sizes().decimal(i);
      assertTrue(size.signum() > 0, "a row without a size");
      total = total.add(size);
      assertEquals(0, ladder.cumulative().decimal(i).compareTo(total), "the sum of a side");
      assertTrue(
          i == 0 || side.compare(ladder.prices().decimal(i - 1), ladder.prices().decimal(i)) < 0,
          "the prices of a side go back");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Part part : depth.parts()) {
      Book book = part.book();
      assertFalse(
          book.twoSided()
              && book.priceDecimal(Side.BID, 0).compareTo(book.priceDecimal(Side.ASK, 0)) >= 0,
          "a book is crossed in itself");
      for (int i = 0; i < book.levels(side); i++) {
        sum = sum.add(book.sizeDecimal(side, i));
      }
    }
    assertEquals(0, total.compareTo(sum), "the depth's total is not the sum of its books");
  }

  private void isUncrossedOrExplained(Selection selection) {
    Depth depth = selection.depth();
    Optional<BigDecimal> bid = best(depth, Side.BID);
    Optional<BigDecimal> ask = best(depth, Side.ASK);
    boolean crosses = bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) >= 0;
    assertEquals(crosses, depth.crossed());
    if (crosses && crossed++ % EXPLAINED == 0) {
      Cross cross = Cross.of(depth).orElseThrow();
      List<String> flags =
          Explanation.of(cross, selection).stream().map(Explanation::flag).toList();
      assertEquals(List.of("insideFees", "quoteBasis", "skew"), flags);
      assertTrue(cross.size().signum() > 0, "it crosses with no size");
    }
  }

  private static Optional<BigDecimal> best(Depth depth, Side side) {
    return depth.parts().stream().flatMap(part -> part.best(side).stream()).min(side::compare);
  }
}
