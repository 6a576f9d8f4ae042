package io.omnidepth.poll;

import java.time.Duration;

/** The age from which a book is stale, by the interval of its questions. */
public interface Staleness {
  /** No book is ever stale, as in a single round. */
  Staleness NONE = interval -> Pace.NEVER;

  Duration from(Duration interval);
}
