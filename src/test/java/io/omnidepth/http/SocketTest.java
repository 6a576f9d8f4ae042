package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.board.Reports;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of the stream, and the answers to them. */
@ExtendWith(VertxExtension.class)
class SocketTest extends ServedBoard {
  @Test
  void theStreamGivesASnapshotThenUpdatesThenHeartbeats() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":7,\"instrument\":\"BTC-USD\",\"levels\":200,\"breakdown\":true,\"intervalMs\":50}");
    JsonNode subscribed = next(messages, reader);
    assertEquals("subscribed", subscribed.get("type").asText());
    assertEquals(7, subscribed.get("id").asInt());
    JsonNode snapshot = next(messages, reader);
    assertEquals(subscribed.get("stream"), snapshot.get("stream"));
    assertEquals("[100.5,4,{\"bb\":3,\"aa\":1}]", snapshot.get("bids").get(0).toString());
    assertEquals("[1,1]", snapshot.at("/coverage/bid/0").toString());
    assertTrue(snapshot.at("/venues/0/usualSize").isObject());
    board.reported(
        Reports.fresh(B, BTC, Instant.now(), Books.of(List.of("100.75 1"), List.of("103 1"))));
    board.roundClosed(Instant.now());
    JsonNode update = next(messages, reader);
    assertEquals("update", update.get("type").asText());
    assertEquals("[[100.75,1,{\"bb\":1}],[100.5,1,{\"aa\":1}]]", update.get("bids").toString());
    assertFalse(update.has("coverage"), "it has not changed");
    assertFalse(update.at("/venues/0").has("usualSize"), "it has not changed");
    JsonNode beat = next(messages, reader);
    while (beat.get("type").asText().equals("update")) {
      beat = next(messages, reader); // the made-up books age meanwhile
    }
    assertEquals("heartbeat", beat.get("type").asText());
    assertEquals(reader.sequence(), beat.get("sequence").asLong());
    socket.writeTextMessage("{\"op\":\"unsubscribe\",\"id\":7}");
    JsonNode end = next(messages, reader);
    while (!end.get("type").asText().equals("unsubscribed")) {
      end = next(messages, reader);
    }
    socket.writeTextMessage("{\"op\":\"ping\"}");
    assertEquals("pong", next(messages, reader).get("type").asText());
  }

  @Test
  void readersThatLeaveCostTheOthersNothing() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    String subscribe =
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":50}";
    for (int round = 0; round < 5; round++) {
      List<WebSocket> leaving = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        leaving.add(open(new LinkedBlockingQueue<>(), ""));
        leaving.get(i).writeTextMessage(subscribe).await();
      }
      if (round == 0) {
        open(messages, "").writeTextMessage(subscribe).await();
        assertEquals("subscribed", next(messages, reader).get("type").asText());
        assertEquals("snapshot", next(messages, reader).get("type").asText());
      }
      leaving.forEach(socket -> socket.shutdown(0, TimeUnit.SECONDS));
      Book book = Books.of(List.of("100.5 " + (10 + round)), List.of("103 1"));
      board.reported(Reports.fresh(B, BTC, Instant.now(), book));
      board.roundClosed(Instant.now());
      JsonNode update = next(messages, reader);
      while (update.path("bids").isEmpty()) {
        update = next(messages, reader); // ages and heartbeats come between
      }
      assertEquals("[[100.5," + (11 + round) + "]]", update.get("bids").toString());
    }
  }

  /** The next answer of that kind; snapshots may come between. */
  private static JsonNode subscribed(BlockingQueue<String> messages, SocketReader reader)
      throws Exception {
    JsonNode message;
    do {
      message = next(messages, reader);
    } while (!message.get("type").asText().equals("subscribed"));
    return message;
  }

  @Test
  void equalViewsShareAStream() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":10}");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":\"two\",\"instrument\":\"btc-usd\",\"levels\":\"10\"}");
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":3,\"instrument\":\"BTC-USD\",\"levels\":11}");
    JsonNode one = subscribed(messages, reader);
    JsonNode two = subscribed(messages, reader);
    JsonNode three = subscribed(messages, reader);
    assertEquals(one.get("stream"), two.get("stream"));
    assertFalse(one.get("stream").equals(three.get("stream")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|not JSON",
        "{\"op\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[|exceeds the maximum allowed (32)",
        "[1]|a message is a JSON object",
        "{\"op\":\"subscrib\",\"id\":1}|did you mean \"subscribe\"?",
        "{\"op\":\"subscribe\",\"instrument\":\"BTC-USD\"}|needs an \"id\"",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-EUR\"}|is not polled, and no venue lists it; polled are BTC-USD, ETH-USD",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":0}|from 1 to 5000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":10}|from 20 to 60000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"grup\":1}|did you mean \"group\"?",
        "{}|there is no op \"\"; allowed are subscribe, unsubscribe, ping",
        "\"ping\"|a message is a JSON object with \"op\": subscribe, unsubscribe, ping",
        "{\"op\":\"ping\"|not JSON",
        "{\"op\":7}|there is no op \"7\"",
        "{\"op\":\"list\",\"id\":1}|there is no op \"list\"; allowed are subscribe",
        "{\"op\":\"subscribe\",\"id\":null,\"instrument\":\"BTC-USD\"}|needs an \"id\", a whole number or a string",
        "{\"op\":\"subscribe\",\"id\":[1],\"instrument\":\"BTC-USD\"}|needs an \"id\"",
        "{\"op\":\"subscribe\",\"id\":1}|instrument \"\" is not polled, and no venue lists it; polled are BTC-USD, ETH-USD",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USDD\"}|did you mean \"BTC-USD\"?",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":5001}|from 1 to 5000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1.5}|levels=1.5 is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":{}}|levels={} is not allowed; allowed is a number, a text",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":null}|levels=null is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":0}|a decimal number above 0",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"range\":1001}|up to 1000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"venues\":[\"aa\",\"cb\"]}|venues=aa,cb is not allowed, did you mean \"bb\"?",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"breakdown\":\"yes\"}|allowed is false (the default) or true",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"numbers\":\"float\"}|allowed is json (the default) or text",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"maxSkewMs\":-1}|a whole number from 0 to 3600000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":60001}|from 20 to 60000",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":\"soon\"}|intervalMs=soon is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":null}|intervalMs=null is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"colour\":\"red\"}|there is no parameter \"colour\"; allowed are levels",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":1e999999999}|group=1e999999999 is not allowed; allowed is a decimal",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"group\":1e-999999999}|group=1e-999999999 is not allowed",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":1e99999999}|levels=1e99999999 is not allowed; allowed is a whole",
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"intervalMs\":1e99999999}|intervalMs=1e99999999 is not allowed",
        "{\"op\":\"subscribe\",\"id\":99999999999999999999,\"instrument\":\"BTC-USD\"}|needs an \"id\", a whole number",
        "{\"op\":\"ping\"}{}|more after the end of the JSON",
        "{\"op\":\"unsubscribe\"}|this socket has no subscription with that id; it has []",
        "{\"op\":\"unsubscribe\",\"id\":9}|no subscription with that id",
      })
  void aWrongMessageIsAnsweredAndTheSocketStaysOpen(String message, String words) throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    socket.writeTextMessage(message);
    JsonNode error = next(messages, reader);
    assertEquals("error", error.get("type").asText());
    assertTrue(error.get("detail").asText().contains(words), error.toString());
    assertFalse(error.get("detail").asText().contains("Source:"), error.toString());
    socket.writeTextMessage("{\"op\":\"ping\"}");
    assertEquals("pong", next(messages, reader).get("type").asText());
  }

  @Test
  void anIdIsForOneSubscription() throws Exception {
    answered();
    BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    SocketReader reader = new SocketReader();
    WebSocket socket = open(messages, "");
    for (String instrument : List.of("BTC-USD", "ETH-USD")) {
      socket.writeTextMessage(
          "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"" + instrument + "\"}");
    }
    JsonNode error = next(messages, reader);
    while (!error.get("type").asText().equals("error")) {
      error = next(messages, reader);
    }
    assertEquals(
        "id 1 is subscribed on this socket; unsubscribe it first", error.get("detail").asText());
  }
}
