package io.omnidepth.poll;

/** How one question came back. */
public sealed interface Heard permits Answer, Failure {
  /** When its steps were. */
  Timing timing();
}
