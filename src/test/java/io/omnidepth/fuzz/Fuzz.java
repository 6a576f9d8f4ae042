package io.omnidepth.fuzz;

import java.util.Optional;

/** What Jazzer calls: one target, named when it begins. */
public final class Fuzz {
  private static Optional<Target> target = Optional.empty();

  private Fuzz() {}

  /** Begins with the target of that name. */
  public static void fuzzerInitialize(String[] arguments) {
    target = Optional.ofNullable(Targets.ALL.get(arguments[0]));
    if (target.isEmpty()) {
      throw new IllegalArgumentException("no such target; there are " + Targets.ALL.keySet());
    }
  }

  /** Has one input read. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.orElseThrow().read(input);
  }
}
