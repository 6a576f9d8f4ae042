package io.omnidepth.poll;

/** The return of one question. */
public sealed interface Heard permits Answer, Failure {
  /** When its steps were. */
  Timing timing();
}
