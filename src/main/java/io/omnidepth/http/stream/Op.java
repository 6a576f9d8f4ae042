package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A reader's request, read from one message. Its id is the reader's own; it may be missing. */
sealed interface Op {
  List<String> NAMES = List.of("subscribe", "unsubscribe", "ping");

  /** Begins a subscription with that id. */
  record Subscribe(Optional<JsonNode> id, Message message) implements Op {}

  /** Ends the subscription with that id. */
  record Unsubscribe(Optional<JsonNode> id) implements Op {}

  /** Wants a pong. */
  record Ping(Optional<JsonNode> id) implements Op {}

  /** There is no op of that name. */
  record Unknown(Optional<JsonNode> id, String name) implements Op {}

  /** The text is no message. */
  record Unreadable(String detail) implements Op {}

  /** Reads the text of a message. */
  static Op read(String text) {
    try {
      return of(Message.read(text, "a message is a JSON object with \"op\": " + names()));
    } catch (Message.Unreadable broken) {
      return new Unreadable(broken.detail());
    }
  }

  private static Op of(Message message) {
    String name = message.scalar("op");
    return switch (name) {
      case "subscribe" -> new Subscribe(message.id(), message);
      case "unsubscribe" -> new Unsubscribe(message.id());
      case "ping" -> new Ping(message.id());
      default -> new Unknown(message.id(), name);
    };
  }

  private static String names() {
    return String.join(", ", NAMES);
  }
}
