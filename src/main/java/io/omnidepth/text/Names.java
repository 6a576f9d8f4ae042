package io.omnidepth.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names that may be meant. Among thousands most are told apart by their lengths, or by the letters
 * that they have, which are counted once. Not safe for several threads.
 */
public final class Names {
  private static final int LONGEST = 64;

  /** More changes than any name needs. */
  private static final int MANY = 1_000;

  private final List<String> names;
  private final int[] lengths;
  private final long[] letters;
  private String from = "";
  private int[] twoBefore = new int[0];
  private int[] before = new int[0];
  private int[] row = new int[0];

  public Names(Collection<String> names) {
    this.names = List.copyOf(names);
    lengths = this.names.stream().mapToInt(String::length).toArray();
    letters = this.names.stream().mapToLong(Names::letters).toArray();
  }

  /** Which letters a text has, a bit for each; some share one. */
  private static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << (at(text, i) & 63);
    }
    return letters;
  }

  private static char at(String name, int i) {
    return Character.toLowerCase(name.charAt(i));
  }

  /** The one with the fewest letters changed; empty where none is near. */
  public Optional<String> nearest(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    from = written.toLowerCase(Locale.ROOT);
    long wanted = letters(from);
    Optional<String> nearest = Optional.empty();
    int least = MANY;
    for (int i = 0; i < lengths.length; i++) {
      int most = Math.min(least, Math.max(1, lengths[i] / 3));
      // Each change adds one letter and takes one at the most.
      if (Math.abs(from.length() - lengths[i]) > most
          || Long.bitCount(wanted ^ letters[i]) > 2 * most) {
        continue;
      }
      String name = names.get(i);
      int count = changes(name, most);
      boolean nearer =
          count < least || nearest.filter(other -> name.compareTo(other) < 0).isPresent();
      if (count <= most && nearer) {
        nearest = Optional.of(name);
        least = count;
      }
    }
    return nearest;
  }

  /**
   * The number of letters that must be inserted, left out, replaced or swapped with their
   * neighbour; any number above {@code most} if it is more.
   */
  private int changes(String name, int most) {
    begin(name.length());
    for (int i = 1; i <= from.length(); i++) {
      // A swap may still gain one on the row before.
      if (next(i, name, most) > most + 1) {
        return MANY;
      }
    }
    return row[name.length()];
  }

  private void begin(int length) {
    if (row.length <= length) {
      twoBefore = new int[length + 1];
      before = new int[length + 1];
      row = new int[length + 1];
    }
    for (int j = 0; j <= length; j++) {
      row[j] = j;
    }
  }

  /**
   * Works out the row of the first {@code i} letters, and says its least. Only as far from the
   * diagonal as so many changes lead.
   */
  private int next(int i, String name, int most) {
    int[] free = twoBefore;
    twoBefore = before;
    before = row;
    row = free;
    int first = Math.max(1, i - most);
    int end = Math.min(name.length(), i + most);
    row[first - 1] = first == 1 ? i : MANY;
    int least = row[first - 1];
    char last = from.charAt(i - 1);
    for (int j = first; j <= end; j++) {
      int other = last == at(name, j - 1) ? 0 : 1;
      row[j] = Math.min(before[j - 1] + other, Math.min(before[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && last == at(name, j - 2) && from.charAt(i - 2) == at(name, j - 1)) {
        row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
      }
      least = Math.min(least, row[j]);
    }
    if (end < name.length()) {
      row[end + 1] = MANY;
    }
    return least;
  }
}
