package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenuePollTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Instrument BTC = new Instrument("BTC", "USD");
  private static final Instrument ETH = new Instrument("ETH", "USD");
  private static final Outcome FRESH =
      new Outcome.Fresh(Books.of(List.of("1 1"), List.of("2 1")), Stamp.NONE);

  private final Venue venue = TestVenues.generous("one");
  private BookPoll btc = new BookPoll(Claim.named(BTC), "", true);
  private BookPoll eth = new BookPoll(Claim.named(ETH), "", true);

  private VenuePoll poll(Limit... limits) {
    VenuePoll poll =
        new VenuePoll(
            venue,
            true,
            true,
            (some, shares) ->
                new Pace(Optional.of(new Request.Depth(100, 1, "")), 1, SECOND, SECOND),
            Staleness.NONE,
            new Budget(List.of(limits)),
            () -> 1);
    assertEquals(List.of(), poll.watch(named(BTC, ETH)));
    List<BookPoll> books = List.copyOf(poll.books());
    btc = books.get(0);
    eth = books.get(1);
    return poll;
  }

  private static List<Claim> named(Instrument... instruments) {
    return Stream.of(instruments).map(Claim::named).toList();
  }

  private static List<Poll> asked(VenuePoll poll, int second) {
    Instant at = START.plusSeconds(second);
    return poll.turn(at, at).ask();
  }

  @Test
  void asksAllAtOnceAndNeverTwiceWhileOneIsUnderWay() {
    VenuePoll poll = poll();
    assertEquals(List.of(btc, eth), asked(poll, 0));
    poll.ended(btc, FRESH, START.plusMillis(20));
    assertEquals(List.of(btc), asked(poll, 1));
    poll.ended(eth, FRESH, START.plusMillis(1_500));
    assertEquals(List.of(eth), asked(poll, 2));
  }

  @Test
  void takesTurnsWithinTheBudget() {
    VenuePoll poll = poll(new Limit(1, SECOND));
    Turn turn = poll.turn(START, START);
    assertEquals(List.of(btc), turn.ask());
    assertEquals(Optional.of(Duration.ofMillis(1_010)), turn.lookAgain());
    poll.ended(btc, FRESH, START.plusMillis(20));
    Instant later = START.plusMillis(1_030);
    assertEquals(List.of(eth), poll.turn(later, later).ask());
  }

  @Test
  void pausesALimitingVenueForItsWaitThenProbesWithOneBook() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Limited("429", Optional.of(Duration.ofSeconds(5))), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(), asked(poll, 4));
    assertEquals(1, asked(poll, 5).size());
    assertEquals(List.of(), asked(poll, 6));
    BookPoll probe = btc.inFlight() ? btc : eth;
    BookPoll other = probe == btc ? eth : btc;
    poll.ended(probe, FRESH, START.plusSeconds(6));
    assertTrue(asked(poll, 7).contains(other));
  }

  @Test
  void limitsWithoutAWaitDoubleToAMinute() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(eth, FRESH, START);
    Instant now = START;
    for (int expected : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      BookPoll asked = btc.inFlight() ? btc : eth;
      poll.ended(asked, new Outcome.Limited("429", Optional.empty()), now);
      Instant tooEarly = now.plusSeconds(expected).minusMillis(1);
      assertEquals(List.of(), poll.turn(tooEarly, tooEarly).ask(), "before " + expected + " s");
      now = now.plusSeconds(expected);
      assertEquals(1, poll.turn(now, now).ask().size(), "after " + expected + " s");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRetryAfterThatIsShorterThanTheBackOffDoesNotShortenIt(int seconds) {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(eth, FRESH, START);
    Optional<Duration> told = Optional.of(Duration.ofSeconds(seconds));
    Instant now = START;
    for (int expected : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
      BookPoll asked = btc.inFlight() ? btc : eth;
      poll.ended(asked, new Outcome.Limited("429", told), now);
      Instant tooEarly = now.plusSeconds(expected).minusMillis(1);
      assertEquals(List.of(), poll.turn(tooEarly, tooEarly).ask(), "before " + expected + " s");
      now = now.plusSeconds(expected);
      assertEquals(1, poll.turn(now, now).ask().size(), "after " + expected + " s");
    }
  }

  @Test
  void manyLimitedAtOnceAreOneStepOfTheBackOff() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Limited("429", Optional.of(Duration.ZERO)), START.plusMillis(50));
    poll.ended(eth, new Outcome.Limited("429", Optional.empty()), START.plusMillis(90));
    assertEquals(1, asked(poll, 2).size());
  }

  @Test
  void aQuestionWithoutAnAnswerInTimeCountsForItsDeadlineAgain() {
    VenuePoll poll = poll(new Limit(2, SECOND));
    assertEquals(2, asked(poll, 0).size());
    Instant given = START.plusMillis(600);
    poll.ended(btc, new Outcome.Unreachable("no whole answer", true), given);
    poll.ended(eth, FRESH, given);
    Instant later = given.plusMillis(599);
    assertEquals(List.of(), poll.turn(later.plusSeconds(1), later).ask());
    Instant freeOfOne = given.plusMillis(1_010);
    assertEquals(1, poll.turn(freeOfOne.plusSeconds(1), freeOfOne).ask().size());
    Instant both = freeOfOne.plusMillis(1_010);
    assertEquals(1, poll.turn(both.plusSeconds(1), both).ask().size());
  }

  @Test
  void aBlockPausesTheVenueAndIsRarelyRetried() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Blocked("451"), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(), asked(poll, 599));
    assertEquals(1, asked(poll, 600).size());
  }

  @Test
  void failuresDelayTheirBookOnly() {
    VenuePoll poll = poll();
    int btcAsked = 0;
    int ethAsked = 0;
    for (int second = 0; second < 60; second++) {
      for (Poll book : asked(poll, second)) {
        Instant now = START.plusSeconds(second).plusMillis(50);
        poll.ended((BookPoll) book, book == btc ? new Outcome.Unreachable("reset") : FRESH, now);
        btcAsked += book == btc ? 1 : 0;
        ethAsked += book == eth ? 1 : 0;
      }
    }
    assertEquals(60, ethAsked);
    assertTrue(
        btcAsked >= 7 && btcAsked <= 12,
        btcAsked + " tries in a minute, ten seconds apart in the end");
  }

  @Test
  void aMarketWithoutAnyBookIsPolledOnceAMinuteAndTakesNoRoom() {
    VenuePoll poll =
        new VenuePoll(
            venue,
            true,
            true,
            (some, shares) ->
                new Pace(Optional.empty(), 1, SECOND.multipliedBy(Math.max(1, some)), SECOND),
            Staleness.NONE,
            new Budget(List.of()),
            () -> 1);
    poll.watch(named(BTC, ETH));
    BookPoll never = poll.books().iterator().next();
    int asked = 0;
    for (int second = 0; second < 600; second++) {
      for (Poll book : asked(poll, second)) {
        Instant now = START.plusSeconds(second);
        asked += book == never ? 1 : 0;
        poll.ended(
            (BookPoll) book, book == never ? new Outcome.Refused("HTTP 404", false) : FRESH, now);
      }
    }
    assertEquals(SECOND, poll.pace().interval());
    assertTrue(asked >= 12 && asked <= 18, asked + " times in ten minutes");
  }

  @Test
  void anUnlistedMarketIsNotPolled() {
    VenuePoll poll = poll();
    asked(poll, 0);
    poll.ended(btc, new Outcome.Refused("no such market", true), START);
    poll.ended(eth, FRESH, START);
    assertEquals(List.of(eth), asked(poll, 1));
    poll.ended(eth, FRESH, START.plusSeconds(1));
    assertEquals(2, asked(poll, 600).size());
  }

  private static ListedMarket market(Instrument instrument, String name, boolean trading) {
    return new ListedMarket(
        instrument,
        name,
        Optional.empty(),
        Optional.empty(),
        trading ? "online" : "BREAK",
        trading);
  }

  private VenuePoll listing(boolean only) {
    Listing.Declaration list = Listing.posted("/list", "{}", 1, "rows.*").assets("base", "quote");
    Declaration listing =
        TestVenues.venue("one")
            .listedIn(only ? list.marketOnlyInList("name") : list.market("name"))
            .depths(100)
            .allows(10, SECOND);
    VenuePoll poll =
        new VenuePoll(
            listing.declared(),
            true,
            true,
            (some, shares) -> new Pace(Optional.empty(), 1, SECOND.multipliedBy(1 + some), SECOND),
            Staleness.NONE,
            new Budget(List.of(new Limit(10, SECOND))),
            () -> 1);
    poll.watch(named(BTC, ETH));
    return poll;
  }

  @Test
  void theRuleMakesNamesUntilTheListComes() {
    VenuePoll poll = listing(false);
    List<Poll> first = asked(poll, 0);
    assertEquals(List.of("BTC-USD", "ETH-USD"), names(first.subList(0, 2)));
    assertInstanceOf(ListPoll.class, first.get(2));
    poll.ended((BookPoll) first.get(0), FRESH, START);
    assertEquals(
        List.of("ETH-USD"), names(poll.listed(Map.of(BTC, market(BTC, "XBTUSD", true)), START)));
    poll.ended((BookPoll) first.get(1), new Outcome.Refused("no", true), START);
    assertEquals(List.of("XBTUSD"), names(asked(poll, 3)));
    assertEquals(SECOND.multipliedBy(2), poll.pace().interval());
  }

  @Test
  void aListedMarketThatDoesNotTradeIsNotPolled() {
    VenuePoll poll = listing(false);
    asked(poll, 0).stream().filter(BookPoll.class::isInstance).forEach(book -> ended(poll, book));
    List<BookPoll> absent =
        poll.listed(
            Map.of(BTC, market(BTC, "BTCUSD", true), ETH, market(ETH, "ETHUSD", false)), START);
    assertEquals(Optional.of("its list says BREAK"), absent.get(0).absent());
    assertEquals(List.of("BTCUSD"), names(asked(poll, 5)));
    Instrument sol = new Instrument("SOL", "USD");
    assertEquals(
        Optional.of("not among the 2 markets that it lists"),
        poll.watch(named(BTC, sol)).get(0).absent());
    assertEquals(1, asked(poll, 1_900).size(), "the list is due again, and BTC is under way");
  }

  @Test
  void aListOfSomeProvesNoMarketAbsent() {
    VenuePoll poll =
        new VenuePoll(
            TestVenues.venue("one")
                .listedIn(Listing.get("/list", 1, "*").ofSome().assets("base", "quote"))
                .depths(100)
                .allows(10, SECOND)
                .declared(),
            true,
            true,
            (some, shares) -> new Pace(Optional.empty(), 1, SECOND, SECOND),
            Staleness.NONE,
            new Budget(List.of()),
            () -> 1);
    poll.watch(named(BTC));
    assertEquals(List.of(), poll.listed(Map.of(ETH, market(ETH, "ETHUSD", true)), START));
    assertEquals(List.of(), poll.watch(named(BTC, ETH)));
    assertEquals(List.of("BTC-USD", "ETHUSD"), names(asked(poll, 0)));
  }

  @Test
  void aBookThatCameCountsMoreThanAGapInTheList() {
    VenuePoll poll = listing(false);
    asked(poll, 0).stream().filter(BookPoll.class::isInstance).forEach(book -> ended(poll, book));
    assertEquals(List.of(), poll.listed(Map.of(BTC, market(BTC, "BTC-USD", true)), START));
    assertEquals(List.of("BTC-USD", "ETH-USD"), names(asked(poll, 5)));
  }

  @Test
  void withoutARuleForNamesTheListComesFirst() {
    VenuePoll poll = listing(true);
    assertInstanceOf(ListPoll.class, asked(poll, 0).get(0));
    poll.notListed(new Outcome.Unreachable("reset"), START);
    List<Poll> again = asked(poll, 3);
    assertInstanceOf(ListPoll.class, again.get(0));
    assertEquals(1, again.size());
    poll.listed(Map.of(BTC, market(BTC, "@7", true)), START.plusSeconds(3));
    assertEquals(List.of("@7"), names(asked(poll, 4)));
  }

  @Test
  void tooManyQuestionsForTheListHoldTheVenueAndARefusalDoesNot() {
    VenuePoll poll = listing(false);
    asked(poll, 0).stream().filter(BookPoll.class::isInstance).forEach(book -> ended(poll, book));
    poll.notListed(new Outcome.Blocked("403"), START);
    assertEquals(2, asked(poll, 3).stream().filter(BookPoll.class::isInstance).count());
    poll.notListed(new Outcome.Limited("429", Optional.of(SECOND)), START.plusSeconds(3));
    assertEquals(List.of(), poll.turn(START.plusMillis(3_900), START.plusMillis(3_900)).ask());
  }

  private static void ended(VenuePoll poll, Poll book) {
    poll.ended((BookPoll) book, FRESH, START);
  }

  private static List<String> names(List<? extends Poll> polls) {
    return polls.stream().map(BookPoll.class::cast).map(BookPoll::market).toList();
  }
}
