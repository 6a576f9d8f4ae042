package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One venue's books and its list of markets, as they are polled, and what they tell about each
 * other.
 *
 * <p>Without a list, the venue's spelling rule makes the name of a market. If no rule can make the
 * name, the market waits for the list.
 */
final class PollSet {
  private final Venue venue;
  private final boolean timed;
  private final Map<Instrument, BookPoll> books = new LinkedHashMap<>();
  private final Optional<ListPoll> list;

  /**
   * A set without books.
   *
   * @param timed whether the venue's own times affect the order of answers
   * @param list the list of markets; empty if it is not read
   */
  PollSet(Venue venue, boolean timed, Optional<ListPoll> list) {
    this.venue = venue;
    this.timed = timed;
    this.list = list;
  }

  Collection<BookPoll> books() {
    return books.values();
  }

  Optional<ListPoll> list() {
    return list;
  }

  /** The books, then the list. */
  private Stream<Poll> polls() {
    return Stream.concat(books.values().stream(), list.stream());
  }

  /** Whether a question is under way. */
  boolean inFlight() {
    return polls().anyMatch(Poll::inFlight);
  }

  /**
   * Polls only these books from now on. The result is the new books that the list does not have.
   */
  List<BookPoll> watch(List<Claim> claims) {
    books.keySet().retainAll(claims.stream().map(Claim::instrument).toList());
    List<BookPoll> absent = new ArrayList<>();
    for (Claim claim : claims) {
      BookPoll known = books.get(claim.instrument());
      if (known != null) {
        known.claim(claim);
      } else {
        BookPoll book = new BookPoll(claim, venue.market(claim.instrument()), timed);
        books.put(claim.instrument(), book);
        list.ifPresent(
            asked ->
                asked.markets().ifPresent(markets -> book.goBy(markets, !asked.listing.ofSome())));
        book.absent().ifPresent(why -> absent.add(book));
      }
    }
    return absent;
  }

  /** Takes in a new list for the books. The result is the books that it does not have. */
  List<BookPoll> listed(Map<Instrument, ListedMarket> markets, Instant now) {
    list.ifPresent(
        asked -> {
          asked.landed().ifPresent(spent -> spent.ended(now));
          asked.read(markets, now);
        });
    boolean whole = list.filter(asked -> asked.listing.ofSome()).isEmpty();
    books.values().forEach(book -> book.goBy(markets, whole));
    return books.values().stream().filter(book -> book.absent().isPresent()).toList();
  }

  /**
   * All due questions: named books first, then by due time within a priority. If the next question
   * is a probe, a list comes last, because it takes long.
   */
  List<Poll> due(Instant beat, boolean probing) {
    boolean named = !venue.namesOnlyInList() || list.flatMap(ListPoll::markets).isPresent();
    return polls()
        .filter(
            poll ->
                poll.due(beat)
                    && !(poll instanceof BookPoll book
                        && (!named || book.absent().isPresent() || book.refused())))
        .sorted(
            Comparator.comparing((Poll poll) -> probing && poll instanceof ListPoll)
                .thenComparing(Poll::priority)
                .thenComparing(poll -> poll.due()))
        .toList();
  }

  /**
   * The outcome, checked against the venue's other answers. A listed market exists, whatever the
   * venue answers. Without a list, a market with a book exists. So an "unlisted" answer for such a
   * market is a plain refusal, and the book is missed.
   */
  Outcome weighed(BookPoll book, Outcome outcome) {
    return outcome instanceof Outcome.Refused no && no.unlisted() && hasMarket(book)
        ? new Outcome.Refused(no.why(), false)
        : outcome;
  }

  private boolean hasMarket(BookPoll book) {
    Optional<Map<Instrument, ListedMarket>> whole =
        list.filter(asked -> !asked.listing.ofSome()).flatMap(ListPoll::markets);
    return whole
        .map(markets -> Optional.ofNullable(markets.get(book.instrument)))
        .map(listed -> listed.filter(ListedMarket::trading).isPresent())
        .orElseGet(() -> book.last().isPresent() || saysNothingElse(book));
  }

  /** Whether the venue refuses every question by a status. */
  private boolean saysNothingElse(BookPoll book) {
    return venue.response().verdicts().unlistedByStatus()
        && venue.knownToList().contains(book.instrument)
        && list.flatMap(ListPoll::markets).isEmpty()
        && books.values().stream().allMatch(other -> other.last().isEmpty());
  }
}
