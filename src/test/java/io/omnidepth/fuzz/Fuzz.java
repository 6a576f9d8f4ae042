package io.omnidepth.fuzz;

import java.util.Optional;

/** The class that Jazzer calls, for one target. */
public final class Fuzz {
  private static Optional<Target> target = Optional.empty();

  private Fuzz() {}

  /** Chooses the target of this name. */
  public static void fuzzerInitialize(String[] arguments) {
    target = Optional.ofNullable(Targets.ALL.get(arguments[0]));
    if (target.isEmpty()) {
      throw new IllegalArgumentException("no such target; there are " + Targets.ALL.keySet());
    }
  }

  /** Reads one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.orElseThrow().read(input);
  }
}
