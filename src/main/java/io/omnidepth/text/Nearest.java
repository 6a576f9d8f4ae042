package io.omnidepth.text;

import java.util.Collection;
import java.util.Optional;

/** Finds the name nearest to a misspelled name. */
public final class Nearest {
  private Nearest() {}

  /** The allowed name with the fewest changed letters; empty if no name is near. */
  static Optional<String> to(String written, Collection<String> allowed) {
    return new Names(allowed).nearest(written);
  }

  /** The text {@code , did you mean "levels"?} with the nearest name; empty if no name is near. */
  public static String hint(String written, Collection<String> allowed) {
    return hint(to(written, allowed));
  }

  /** The hint with that name; empty if there is no name. */
  public static String hint(Optional<String> near) {
    return near.map(name -> ", did you mean \"" + name + "\"?").orElse("");
  }

  /** The end of a message: the hint, if there is one, and all allowed names. */
  public static String among(String written, Collection<String> allowed) {
    String hint = hint(written, allowed);
    return hint
        + (hint.isEmpty() ? "; allowed are " : " Allowed are ")
        + String.join(", ", allowed);
  }
}
