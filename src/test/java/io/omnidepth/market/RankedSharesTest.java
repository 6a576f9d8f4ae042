package io.omnidepth.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankedSharesTest {
  private record Share(String venue, long size) {}

  private static List<String> venues(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "venue%03d", i))
        .toList();
  }

  /** Sizes of which many are equal, and many are zero. */
  private static long[][] sizes(Random random, int venues, int rows) {
    long[][] sizes = new long[venues][];
    for (int venue = 0; venue < venues; venue++) {
      sizes[venue] = column(random, rows);
    }
    return sizes;
  }

  private static long[] column(Random random, int rows) {
    int bits = 1 + random.nextInt(50);
    return random
        .longs(rows)
        .map(size -> size % 3 == 0 ? 0 : (size >>> (63 - bits)) % 7 == 0 ? 5 : size >>> (63 - bits))
        .toArray();
  }

  /** Every row's shares by a comparator. */
  private static List<List<Share>> sorted(List<String> venues, long[][] sizes, int rows) {
    List<List<Share>> sorted = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int at = row;
      sorted.add(
          IntStream.range(0, venues.size())
              .mapToObj(venue -> new Share(venues.get(venue), sizes[venue][at]))
              .filter(share -> share.size() > 0)
              .sorted(Comparator.comparingLong(Share::size).reversed().thenComparing(Share::venue))
              .toList());
    }
    return sorted;
  }

  private static List<List<Share>> read(Shares shares, int rows) {
    int[] places = new int[shares.venues().size()];
    Column.Narrow sizes = (Column.Narrow) shares.sizes();
    List<List<Share>> read = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<Share> ofRow = new ArrayList<>();
      int count = shares.of(row, places);
      for (int i = 0; i < count; i++) {
        ofRow.add(new Share(shares.venueId(places[i]), sizes.units(places[i])));
      }
      read.add(ofRow);
      assertEquals(ofRow, numbers(shares, row));
    }
    return read;
  }

  private static List<Share> numbers(Shares shares, int row) {
    int[] venues = new int[shares.venues().size()];
    long[] units = new long[venues.length];
    int count = shares.of(row, venues, units);
    return IntStream.range(0, count)
        .mapToObj(i -> new Share(shares.venues().get(venues[i]), units[i]))
        .toList();
  }

  private static long[][] copy(long[][] columns) {
    return Arrays.stream(columns).map(long[]::clone).toArray(long[][]::new);
  }

  @Property(tries = 500)
  void ranksAsAComparatorDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(min = 0, max = 70) int rows) {
    List<String> venues = venues(count);
    long[][] sizes = sizes(new Random(seed), count, rows);
    List<List<Share>> sorted = sorted(venues, sizes, rows);
    RankedShares ranked = RankedShares.of(venues, copy(sizes), rows, 3);
    assertEquals(sorted, read(ranked, rows));
    assertEquals(sorted.subList(0, rows / 2), read(ranked.first(rows / 2), rows / 2));
    for (int row = 1; row < rows; row++) {
      assertEquals(
          sorted.get(row).equals(sorted.get(row - 1)),
          ranked.same(row, ranked.first(rows), row - 1));
    }
  }

  @Property(tries = 500)
  void otherSizesOfAVenueAreRankedAsFromNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int count,
      @ForAll @IntRange(min = 0, max = 70) int rows) {
    Random random = new Random(seed);
    List<String> venues = venues(count);
    long[][] sizes = sizes(random, count, rows);
    RankedShares ranked = RankedShares.of(venues, copy(sizes), rows, 3);
    for (int turn = 0; turn < 5; turn++) {
      int venue = random.nextInt(count);
      long[] now = column(random, rows);
      ranked = ranked.replaced(venue, sizes[venue].clone(), now.clone());
      sizes[venue] = now;
      assertEquals(sorted(venues, sizes, rows), read(ranked, rows));
    }
  }

  @Test
  void sharesThatOutgrowALongAreNotRanked() {
    RankedShares.check(20, 1_000, 0x1p56);
    assertThrows(ArithmeticException.class, () -> RankedShares.check(20, 1_000, 0x1p57));
    assertThrows(ArithmeticException.class, () -> RankedShares.check(20, 0x4000000, 1));
  }
}
