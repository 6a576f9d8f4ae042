package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plan of one venue in steps of time. */
abstract class PolledVenue {
  static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  static final Duration SECOND = Duration.ofSeconds(1);

  static final Instrument BTC = new Instrument("BTC", "USD");

  static final Instrument ETH = new Instrument("ETH", "USD");

  static final Outcome FRESH =
      new Outcome.Fresh(Books.of(List.of("1 1"), List.of("2 1")), Stamp.NONE);

  final Venue venue = TestVenues.generous("one");

  BookPoll btc = new BookPoll(Claim.named(BTC), "", true);

  BookPoll eth = new BookPoll(Claim.named(ETH), "", true);

  VenuePoll poll(Limit... limits) {
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

  static List<Claim> named(Instrument... instruments) {
    return Stream.of(instruments).map(Claim::named).toList();
  }

  static List<Poll> asked(VenuePoll poll, int second) {
    Instant at = START.plusSeconds(second);
    return poll.turn(at, at).ask();
  }

  static void ended(VenuePoll poll, Poll book) {
    poll.ended((BookPoll) book, FRESH, START);
  }

  static List<String> names(List<? extends Poll> polls) {
    return polls.stream().map(BookPoll.class::cast).map(BookPoll::market).toList();
  }
}
