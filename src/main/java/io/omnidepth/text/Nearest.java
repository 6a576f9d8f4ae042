package io.omnidepth.text;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The allowed name with the fewest letters changed; empty where none is near. */
  public static Optional<String> to(String written, Collection<String> allowed) {
    return new Names(allowed).nearest(written);
  }

  /** {@code , did you mean "levels"?} where a name is near; else nothing. */
  public static String hint(String written, Collection<String> allowed) {
    return hint(to(written, allowed));
  }

  /** The same of the name that is near, if any is. */
  public static String hint(Optional<String> near) {
    return near.map(name -> ", did you mean \"" + name + "\"?").orElse("");
  }

  /** The hint, if there is one, and all that is allowed, to end a message with. */
  public static String among(String written, Collection<String> allowed) {
    String hint = hint(written, allowed);
    return hint
        + (hint.isEmpty() ? "; allowed are " : " Allowed are ")
        + String.join(", ", allowed);
  }
}
