package io.omnidepth.venue;

/**
 * Why an instrument is polled. If a venue's limits are too narrow for all, the first of these goes
 * first.
 */
public enum Priority {
  /** The operator named it, or wrote a pattern that matches it. */
  NAMED,
  /** Somebody reads a conversion that needs its rate. */
  RATES,
  /** Somebody asked for it. */
  ON_DEMAND
}
