package io.omnidepth.support;

import org.junit.jupiter.api.Assumptions;

/** A tool that a test needs beside the JDK. */
public final class RequiredTool {
  private RequiredTool() {}

  /**
   * Continues if the tool is there. Otherwise it skips the test and says so. With {@code CI=true}
   * the test fails instead, as {@code .ci/run} installs every tool.
   *
   * @param what the untested part, and the missing tool
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
