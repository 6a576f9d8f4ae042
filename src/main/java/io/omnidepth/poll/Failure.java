package io.omnidepth.poll;

/**
 * The failure of a question to bring a whole answer.
 *
 * @param why the reason, for people
 */
public record Failure(Cause cause, String why, Timing timing) implements Reply {
  /** The kinds of failure that the poller tells apart. */
  public enum Cause {
    /** There was no connection or a broken one. */
    UNREACHABLE,
    /** The answer was not complete in time. The venue may still be working on the question. */
    LATE,
    /** The answer's body exceeds its bounds. */
    UNFIT
  }
}
