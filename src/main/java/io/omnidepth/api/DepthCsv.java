package io.omnidepth.api;

import io.omnidepth.market.Ladder;

/** The depth's rows as CSV: {@code side,price,size,cumulative}, bids first, best first. */
final class DepthCsv {
  private DepthCsv() {}

  static String whole(DepthAnswer answer) {
    StringBuilder out = new StringBuilder("side,price,size,cumulative\r\n");
    rows(out, answer.view().bids());
    rows(out, answer.view().asks());
    return out.toString();
  }

  private static void rows(StringBuilder out, Ladder ladder) {
    for (int i = 0; i < ladder.rows(); i++) {
      out.append(ladder.side()).append(',');
      ladder.prices().append(out, i);
      out.append(',');
      ladder.sizes().append(out, i);
      out.append(',');
      ladder.cumulative().append(out, i);
      out.append("\r\n");
    }
  }
}
