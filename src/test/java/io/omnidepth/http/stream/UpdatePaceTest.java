package io.omnidepth.http.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UpdatePaceTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The times of the updates, in ms since the start, if news come at these times. */
  private static List<Long> updates(int interval, List<Long> news, long end) {
    UpdatePace pace = new UpdatePace(Duration.ofMillis(interval), START);
    List<Long> updates = new ArrayList<>();
    int next = 0;
    for (long at = 0; at <= end; at++) {
      Instant now = START.plusMillis(at);
      while (next < news.size() && news.get(next) <= at) {
        pace.hasNews(now);
        next++;
      }
      if (pace.isDue(now)) {
        pace.toldNews();
        pace.updated(now);
        updates.add(at);
      }
    }
    return updates;
  }

  private static List<Long> each(long first, int period, int count) {
    List<Long> news = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      news.add(first + (long) i * period);
    }
    return news;
  }

  @Test
  void updatesFollowNewsThatComeOnceAnInterval() {
    for (long first : new long[] {0, 1, 300, 499, 500, 700, 999}) {
      List<Long> expected = each(first + 60, 1_000, 20);
      assertEquals(expected, updates(1_000, each(first, 1_000, 20), 20_100), "from " + first);
    }
  }

  @Test
  void oneLateBookDoesNotMakeTheOthersLate() {
    List<Long> news = new ArrayList<>(each(100, 1_000, 20));
    news.set(5, 5_500L);
    List<Long> expected = new ArrayList<>(each(160, 1_000, 20));
    expected.set(5, 5_560L);
    assertEquals(expected, updates(1_000, news, 20_100));
  }

  @Test
  void newsThatComeTogetherGoOutTogether() {
    List<Long> news = new ArrayList<>();
    for (long start = 0; start < 5_000; start += 1_000) {
      news.addAll(List.of(start + 20, start + 40, start + 60));
    }
    assertEquals(each(80, 1_000, 5), updates(1_000, news, 5_000));
  }

  @Test
  void aShortIntervalGathersNothing() {
    assertEquals(each(7, 20, 50), updates(20, each(7, 20, 50), 1_000));
  }

  @Property(tries = 200)
  void thereIsNoMoreThanOneAnIntervalOverTime(
      @ForAll @IntRange(min = 20, max = 400) int interval, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> news = new ArrayList<>();
    for (long at = Math.floorMod(seed, 997); at < 4_000; at += random.nextInt(1, 2 * interval)) {
      news.add(at);
    }
    List<Long> updates = updates(interval, news, 5_000);
    for (int i = 0; i < updates.size(); i++) {
      for (int j = i + 1; j < updates.size(); j++) {
        long most = (updates.get(j) - updates.get(i)) / interval + 2;
        assertTrue(j - i + 1 <= most, () -> interval + ": " + updates);
      }
    }
    assertTrue(updates.get(updates.size() - 1) >= news.get(news.size() - 1));
  }
}
