package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.Json;

/** The depth in JSON, for {@code GET /depth}. */
final class DepthJson {
  private static final int BYTES_A_ROW = 48;
  private static final int BYTES_A_SHARE = 24;
  private static final int BYTES_OF_A_VENUE = 512;
  private static final int BYTES_OF_THE_REST = 1_024;

  private DepthJson() {}

  /** The whole answer of {@code GET /depth}. */
  static byte[] whole(DepthAnswer answer) {
    return Json.bytes(
        json -> {
          json.beginObject();
          json.name("instrument").text(answer.query().instrument().toString());
          json.name("sequence").number(answer.snapshot().sequence());
          json.name("time").time(answer.snapshot().time());
          DepthMeasures.of(answer).write(json);
          ChoiceJson.venues(
              json.name("venues"),
              answer.selection(),
              answer.query().numbersAsText(),
              answer.now());
          answer.writeRows(json);
          json.endObject();
        },
        expected(answer));
  }

  private static int expected(DepthAnswer answer) {
    int row = BYTES_A_ROW + (answer.query().breakdown() ? 2 * BYTES_A_SHARE : 0);
    int rows = answer.view().bids().rows() + answer.view().asks().rows();
    return BYTES_OF_THE_REST + BYTES_OF_A_VENUE * answer.selection().entries().size() + row * rows;
  }
}
