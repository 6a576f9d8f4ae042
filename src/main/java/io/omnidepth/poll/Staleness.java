package io.omnidepth.poll;

import java.time.Duration;

/** From which age on a book is not believed any more, by how far apart its questions are. */
public interface Staleness {
  /** However old it is: as for a single round. */
  Staleness NONE = interval -> Pace.NEVER;

  Duration from(Duration interval);
}
