package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private final Places places = new Places();
  private final List<BookPoll> books = new ArrayList<>();
  private Instant now = START;

  /** Books of these clients in that order: {@code a1 a2 b1}. */
  private void come(String... names) {
    for (String name : names) {
      Instrument instrument = new Instrument(name.toUpperCase(Locale.ROOT), "USD");
      Optional<String> client = Optional.of(name.substring(0, 1));
      books.add(new BookPoll(new Claim(instrument, Priority.ON_DEMAND, client), name, true));
    }
  }

  /** The names of the newly refused books. */
  private List<String> settle(int room) {
    now = now.plusSeconds(1);
    return places.settle(books, room, now).stream().map(BookPoll::market).toList();
  }

  private List<String> held() {
    return books.stream().filter(BookPoll::hasPlace).map(BookPoll::market).toList();
  }

  @Test
  void theFirstBookKeepsItsPlaceAgainstLaterBooks() {
    come("a1", "a2");
    assertEquals(List.of(), settle(3));
    come("b1", "b2", "a3");
    assertEquals(List.of("b2", "a3"), settle(3));
    assertEquals(List.of("a1", "a2", "b1"), held());
    assertEquals(List.of(), settle(3), "it is told once");
  }

  @Test
  void theWaitingClientWithTheFewestPlacesIsServedFirst() {
    come("a1", "a2", "a3", "a4", "b1", "c1", "b2");
    settle(4);
    assertEquals(List.of("a1", "a2", "b1", "c1"), held());
    books.removeIf(book -> book.market().equals("c1"));
    settle(4);
    assertEquals(List.of("a1", "a2", "b1", "b2"), held());
  }

  @Test
  void withLessRoomTheClientWithTheMostLosesItsLatestPlace() {
    come("a1", "b1", "a2", "a3");
    settle(4);
    assertEquals(List.of("a3"), settle(3));
    assertEquals(List.of("a2"), settle(2));
    assertEquals(List.of("b1"), settle(1));
    assertEquals(List.of("a1"), settle(0));
    assertTrue(books.stream().allMatch(BookPoll::refused));
    assertEquals(List.of(), settle(4));
    assertFalse(books.stream().anyMatch(BookPoll::refused));
  }

  @Test
  void afterTooManyPlacesTheNumberRisesSlowly() {
    come(Stream.iterate(0, i -> i + 1).limit(8).map(i -> "a" + i).toArray(String[]::new));
    settle(8);
    places.noMoreThan(3, now);
    settle(8);
    assertEquals(3, held().size());
    now = now.plus(Duration.ofMinutes(1));
    settle(8);
    assertEquals(5, held().size());
    now = now.plus(Duration.ofMinutes(1));
    settle(8);
    assertEquals(8, held().size());
  }

  /** A book with a new place is due at once, like a newly requested book. */
  @Test
  void oneThatGetsAPlaceAfterAllIsDue() {
    come("a1");
    settle(0);
    BookPoll book = books.get(0);
    book.dueAt(START.plusSeconds(600));
    settle(1);
    assertTrue(book.hasPlace() && book.due(now));
  }
}
