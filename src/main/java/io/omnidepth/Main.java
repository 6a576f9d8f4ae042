package io.omnidepth;

import io.omnidepth.cli.Launch;

/** The program's entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Launch.main(arguments);
  }
}
