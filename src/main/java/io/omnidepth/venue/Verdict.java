package io.omnidepth.venue;

/** The kind of an answer, apart from its content. */
public enum Verdict {
  /** No sign of a refusal. */
  HEALTHY,
  /** The venue wants fewer requests. */
  LIMITED,
  /** The venue does not serve this place, and waiting does not help. */
  BLOCKED,
  /** The venue has no such market. */
  UNLISTED,
  /** The venue refuses for another reason. */
  REFUSED
}
