package io.omnidepth.poll;

/**
 * A question that has no whole answer.
 *
 * @param why in words for people
 */
public record Failure(Cause cause, String why, Timing timing) implements Heard {
  /** The kinds of failure that the poller tells apart. */
  public enum Cause {
    /** There was no connection, or it broke. */
    UNREACHABLE,
    /** The whole answer was not there in time; the question may still lie before the venue. */
    LATE,
    /** The answer's body breaks its bounds. */
    UNFIT
  }
}
