package io.omnidepth;

import io.omnidepth.cli.Commands;

/** The program's entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Commands.main(arguments);
  }
}
