package io.omnidepth.api.depth;

import io.omnidepth.board.Choice;
import io.omnidepth.board.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The answers of {@code GET /depth} without a server. */
public final class DepthText {
  /** The most rows a side that may be asked for. */
  public static final int MOST_LEVELS = DepthParameters.MOST_LEVELS;

  private DepthText() {}

  /** The depth of that choice in JSON. */
  public static String json(Snapshot snapshot, Choice choice, int levels, Instant now) {
    return new String(
        DepthJson.whole(answer(snapshot, choice, levels, now)), StandardCharsets.UTF_8);
  }

  /** The same in CSV, with a line of headings. */
  public static String csv(Snapshot snapshot, Choice choice, int levels, Instant now) {
    return new String(
        DepthCsv.whole(answer(snapshot, choice, levels, now)), StandardCharsets.UTF_8);
  }

  /** The same for people: the markets that count, the others with the reasons, and the ladder. */
  public static String ladder(Snapshot snapshot, Choice choice, int levels, Instant now) {
    return new DepthLadder(answer(snapshot, choice, levels, now)).aboveThePrompt();
  }

  private static DepthAnswer answer(Snapshot snapshot, Choice choice, int levels, Instant now) {
    return DepthAnswer.of(DepthQuery.of(choice, levels), snapshot, now);
  }
}
