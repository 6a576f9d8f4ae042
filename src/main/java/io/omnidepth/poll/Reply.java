package io.omnidepth.poll;

/** The end of one question: an answer or a failure. */
public sealed interface Reply permits Answer, Failure {
  /** The times of its steps. */
  Timing timing();
}
