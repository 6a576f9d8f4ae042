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
 * <p>As long as there is no list, a market goes by the venue's rule of spelling; where no rule can
 * make its name, it waits for the list.
 */
final class PollSet {
  private final Venue venue;
  private final boolean timed;
  private final Map<Instrument, BookPoll> books = new LinkedHashMap<>();
  private final Optional<ListPoll> list;

  /**
   * A set without books.
   *
   * @param timed whether the venue's own times are acted upon
   * @param list empty where it is not read
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

  /** Has these books and no others; the new ones that the list does not have. */
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

  /** Has the books go by the list that has come; the books that it does not have. */
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
   * All that is due: the named first, and of one priority the longest due. A list, which takes
   * long, comes last where the next question is a probe.
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
   * An outcome in the light of all else that the venue said. A market that it lists exists,
   * whatever it answers; without its list, so does one whose book it sent. Such an answer is a
   * refusal, so that the book is missed.
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

  /** Whether the venue answers every question with a status that says no. */
  private boolean saysNothingElse(BookPoll book) {
    return venue.response().verdicts().unlistedByStatus()
        && venue.knownToList().contains(book.instrument)
        && list.flatMap(ListPoll::markets).isEmpty()
        && books.values().stream().allMatch(other -> other.last().isEmpty());
  }
}
