package io.omnidepth.venue;

/** An answer's word on itself, apart from any book in it. */
public enum Verdict {
  /** Nothing speaks against it. */
  HEALTHY,
  /** The venue wants to be asked less often. */
  LIMITED,
  /** The venue does not serve us here, and will not soon. */
  BLOCKED,
  /** The venue has no such market. */
  UNLISTED,
  /** The venue says no for another reason. */
  REFUSED
}
