package io.omnidepth.api.depth;

import io.omnidepth.board.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The answers of {@code GET /depth} as the program writes them and as the oracle does. */
public final class DepthBytes {
  private DepthBytes() {}

  public static String of(DepthQuery query, Snapshot snapshot, Instant now) {
    return new String(
        DepthJson.whole(DepthAnswer.of(query, snapshot, now)), StandardCharsets.UTF_8);
  }

  public static String ofTrees(DepthQuery query, Snapshot snapshot, Instant now) {
    return TreeDepth.whole(DepthAnswer.of(query, snapshot, now));
  }
}
