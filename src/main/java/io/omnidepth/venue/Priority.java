package io.omnidepth.venue;

/**
 * The reason for polling an instrument. If a venue's limits are too narrow for all instruments, the
 * earlier reason goes first.
 */
public enum Priority {
  /** The operator named it, or wrote a pattern that matches it. */
  NAMED,
  /** A reader's conversion needs its rate. */
  RATES,
  /** A client requested it. */
  ON_DEMAND
}
