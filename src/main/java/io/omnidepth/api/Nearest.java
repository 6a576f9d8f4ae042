package io.omnidepth.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The allowed name with the fewest letters changed; empty where none is near. */
  public static Optional<String> to(String written, Collection<String> allowed) {
    String lower = written.toLowerCase(Locale.ROOT);
    if (lower.length() > 64) {
      return Optional.empty();
    }
    return allowed.stream()
        .filter(name -> Math.abs(lower.length() - name.length()) <= mostChanges(name))
        .map(name -> new Near(name, changes(lower, name.toLowerCase(Locale.ROOT))))
        .filter(near -> near.changes() <= mostChanges(near.name()))
        .min(Comparator.comparingInt(Near::changes).thenComparing(Near::name))
        .map(Near::name);
  }

  private record Near(String name, int changes) {}

  private static int mostChanges(String name) {
    return Math.max(1, name.length() / 3);
  }

  /** {@code , did you mean "levels"?} where a name is near; else nothing. */
  public static String hint(String written, Collection<String> allowed) {
    return to(written, allowed).map(name -> ", did you mean \"" + name + "\"?").orElse("");
  }

  /** The hint, if there is one, and all that is allowed, to end a message with. */
  public static String among(String written, Collection<String> allowed) {
    String hint = hint(written, allowed);
    return hint
        + (hint.isEmpty() ? "; allowed are " : " Allowed are ")
        + String.join(", ", allowed);
  }

  /** Letters to insert, leave out, replace or swap with their neighbour. */
  private static int changes(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
