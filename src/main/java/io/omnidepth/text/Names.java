package io.omnidepth.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of names that finds the one nearest to a misspelled name. The lengths and the letters of
 * the names, computed once, exclude most names quickly. Not safe for several threads.
 */
public final class Names {
  private static final int LONGEST = 64;

  /** A number of changes above that of any name. */
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

  /** The letters of a text, one bit for each. Some letters share a bit. */
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

  /** The name with the fewest changed letters; empty if no name is near. */
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
      // A change adds at most one letter and removes at most one.
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
   * The number of letters to insert, omit, replace or swap with a neighbour. If it is above {@code
   * most}, the result is any number above {@code most}.
   */
  private int changes(String name, int most) {
    begin(name.length());
    for (int i = 1; i <= from.length(); i++) {
      // A later swap may lower the count by one.
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
   * Computes the row of the first {@code i} letters and returns its minimum. It covers only {@code
   * most} columns on each side of the diagonal.
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
