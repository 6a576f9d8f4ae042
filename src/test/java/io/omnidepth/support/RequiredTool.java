package io.omnidepth.support;

import org.junit.jupiter.api.Assumptions;

/** What a test needs beside the JDK. */
public final class RequiredTool {
  private RequiredTool() {}

  /**
   * Goes on where it is there. Elsewhere the test is skipped and says so; where {@code CI=true}, it
   * fails, as {@code .ci/run} installs all that is needed.
   *
   * @param what is missing, and what is not tried without it
   */
  public static void here(boolean there, String what) {
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(what);
    }
    if (!there) {
      System.out.println("SKIPPED: " + what + "; .ci/run installs what is missing");
    }
    Assumptions.assumeTrue(there, what);
  }
}
