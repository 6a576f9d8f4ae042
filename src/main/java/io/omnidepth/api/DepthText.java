package io.omnidepth.api;

import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What {@code GET /depth} would answer, without a server. */
public final class DepthText {
  /** How many rows a side may be asked for. */
  public static final int MOST_LEVELS = DepthQuery.MOST_LEVELS;

  private DepthText() {}

  /** The depth of all venues in JSON. */
  public static String json(Snapshot snapshot, Instrument instrument, int levels, Instant now) {
    return DepthJson.whole(answer(snapshot, instrument, levels, now));
  }

  /** The same in CSV, with a line of headings. */
  public static String csv(Snapshot snapshot, Instrument instrument, int levels, Instant now) {
    return DepthCsv.whole(answer(snapshot, instrument, levels, now));
  }

  private static DepthAnswer answer(
      Snapshot snapshot, Instrument instrument, int levels, Instant now) {
    return DepthAnswer.of(
        new DepthQuery(
            instrument,
            levels,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false,
            Optional.empty(),
            false),
        snapshot,
        now);
  }
}
