package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The markets that a venue lists, and its turns. */
class VenuePollListTest extends PolledVenue {
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
}
