package io.omnidepth.poll;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places of a venue's books of one priority, if there is no room for all. A book keeps its
 * place while the room stays the same; a later book never takes it. A free place goes to the client
 * with the fewest places, then to the first request.
 */
final class Places {
  private static final Duration UNTIL_MORE_ARE_TRIED = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  private int ceiling = MOST;
  private Instant ceilingRises = Instant.MAX;

  /**
   * Gives places to books, or takes places back if there is less room than before.
   *
   * @param books all books that want a place, in the order of their requests
   * @param room the number of books that have room
   * @return the newly refused books
   */
  List<BookPoll> settle(List<BookPoll> books, int room, Instant now) {
    int most = Math.min(room, ceiling(now));
    Map<Optional<String>, List<BookPoll>> held = new LinkedHashMap<>();
    books.stream()
        .filter(BookPoll::hasPlace)
        .sorted(comparing(BookPoll::placedAt))
        .forEach(book -> of(held, book).add(book));
    List<BookPoll> waiting = new ArrayList<>(books);
    waiting.removeIf(BookPoll::hasPlace);
    int count = books.size() - waiting.size();
    for (; count > most; count--) {
      List<BookPoll> ofGreediest = greediest(held);
      BookPoll last = ofGreediest.remove(ofGreediest.size() - 1);
      last.losePlace();
      waiting.add(last);
    }
    for (; count < most && !waiting.isEmpty(); count++) {
      BookPoll next =
          waiting.stream().min(comparingLong(book -> of(held, book).size())).orElseThrow();
      waiting.remove(next);
      next.takePlace(now);
      of(held, next).add(next);
    }
    return waiting.stream().filter(BookPoll::refuse).toList();
  }

  private static List<BookPoll> of(Map<Optional<String>, List<BookPoll>> held, BookPoll book) {
    return held.computeIfAbsent(book.client(), client -> new ArrayList<>());
  }

  /**
   * The books of the client with the most places; if there are several, of the client with the
   * youngest place.
   */
  private static List<BookPoll> greediest(Map<Optional<String>, List<BookPoll>> held) {
    Comparator<List<BookPoll>> order =
        comparing((List<BookPoll> books) -> books.size())
            .thenComparing(books -> books.get(books.size() - 1).placedAt());
    return held.values().stream()
        .filter(books -> !books.isEmpty())
        .reduce((one, later) -> order.compare(one, later) > 0 ? one : later)
        .orElseThrow();
  }

  private int ceiling(Instant now) {
    if (!now.isBefore(ceilingRises)) {
      ceiling = Math.min(MOST, ceiling + ceiling / 2 + 1);
      ceilingRises = now.plus(UNTIL_MORE_ARE_TRIED);
    }
    return ceiling;
  }

  /**
   * Notes that only that many books could be kept fresh. For a minute no more books have a place.
   */
  void noMoreThan(int some, Instant now) {
    ceiling = some;
    ceilingRises = now.plus(UNTIL_MORE_ARE_TRIED);
  }
}
