package io.omnidepth.cli;

import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.util.List;

/** One command: its settings, and its run to the exit status. */
interface Task {
  /** The exit status of a command that did what it should. */
  int DONE = 0;

  /** The exit status of a command that could not. */
  int FAILED = 1;

  /** The settings that are its options, in the order of the help. */
  List<Setting<?>> settings();

  /** Runs to the end and returns the exit status. */
  int run(Values values, PrintWriter out) throws Exception;
}
