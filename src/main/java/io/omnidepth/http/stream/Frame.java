package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * One message to readers: JSON in UTF-8. It is written once, and all its readers share its bytes.
 */
final class Frame {
  /** Most answers to a reader's own message are shorter. */
  private static final int SHORT = 128;

  private final byte[] text;

  private Frame(byte[] text) {
    this.text = text;
  }

  /**
   * A frame of what is written.
   *
   * @param expected the number of bytes that it will have, about
   */
  static Frame of(JsonWriter.Writing writing, int expected) {
    return new Frame(Json.bytes(writing, expected));
  }

  static Frame of(JsonNode message) {
    return new Frame(Json.utf8(json -> json.writeTree(message), SHORT));
  }

  /** The number of bytes of its text. */
  int length() {
    return text.length;
  }

  /** Its bytes, which nobody may change. */
  byte[] bytes() {
    return text;
  }

  /** Its text, for tests. */
  String text() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
