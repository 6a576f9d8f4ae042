package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of which markets a venue has.
 *
 * @param markets its list; empty as long as it could not be had
 * @param readAt when that came
 * @param why the reason for which the last question for it was in vain; empty where it was not
 */
public record MarketsKnown(
    Optional<Map<Instrument, Listed>> markets, Optional<Instant> readAt, Optional<String> why) {
  /** Of a venue that has not been asked. */
  static final MarketsKnown NOTHING =
      new MarketsKnown(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether one can trade it there, by the list, or, where there is none, perhaps. */
  boolean mayTrade(Instrument instrument) {
    return markets.isEmpty() || trades(instrument);
  }

  /** Whether the list says that one can trade it there. */
  boolean trades(Instrument instrument) {
    return markets
        .flatMap(known -> Optional.ofNullable(known.get(instrument)))
        .filter(Listed::trading)
        .isPresent();
  }
}
