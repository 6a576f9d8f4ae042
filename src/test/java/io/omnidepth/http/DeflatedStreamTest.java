package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readers with permessage-deflate beside one without, on one view. */
@ExtendWith(VertxExtension.class)
class DeflatedStreamTest extends ServedBoard {
  private static final String SUBSCRIBE =
      "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":5000,\"intervalMs\":50}";

  private static final int UPDATES = 6;

  private final Random random = new Random(5);

  // An unreferenced client is closed, with its sockets, when it is collected.
  private final List<WebSocketClient> clients = new ArrayList<>();

  private Book book(int levels) {
    List<String> bids = new ArrayList<>();
    List<String> asks = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      bids.add(
          "%d.%02d %d.%06d".formatted(40_000 - i, i % 100, i % 7, random.nextInt(1_000_000) + 1));
      asks.add(
          "%d.%02d %d.%06d".formatted(40_001 + i, i % 100, i % 7, random.nextInt(1_000_000) + 1));
    }
    return Books.of(bids, asks);
  }

  private void publish(Book book) {
    board.reported(Reports.fresh(A, BTC, Instant.now(), book));
    board.roundClosed(Instant.now());
  }

  private static String next(BlockingQueue<String> messages) throws InterruptedException {
    String message = messages.poll(10, TimeUnit.SECONDS);
    assertNotNull(message);
    return message;
  }

  /** The messages with what changed, and the snapshots. */
  private static String nextChange(BlockingQueue<String> messages) throws InterruptedException {
    String message = next(messages);
    while (message.startsWith("{\"type\":\"heartbeat\"")) {
      message = next(messages);
    }
    return message;
  }

  private static WebSocketClientOptions deflated() {
    return new WebSocketClientOptions()
        .setTryUsePerMessageCompression(true)
        .setMaxMessageSize(4 << 20);
  }

  @Test
  void everyMessageEqualsThatOfThePlainReader(Vertx vertx) throws Exception {
    answered();
    publish(book(3_000));
    BlockingQueue<String> plain = new LinkedBlockingQueue<>();
    BlockingQueue<String> usual = new LinkedBlockingQueue<>();
    sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(4 << 20));
    clients.add(sockets);
    WebSocket one = open(plain, "");
    WebSocketClient deflating = vertx.createWebSocketClient(deflated());
    sockets = deflating;
    WebSocket other = open(usual, "");
    assertTrue(
        other.headers().get("sec-websocket-extensions").contains("permessage-deflate"),
        other.headers()::toString);
    try (RawSocket raw = RawSocket.deflated(server.port())) {
      one.writeTextMessage(SUBSCRIBE);
      other.writeTextMessage(SUBSCRIBE);
      raw.send(RawSocket.text(SUBSCRIBE));
      next(plain);
      next(usual);
      RawSocket.Message answer = raw.message();
      assertFalse(answer.isCompressed(), "an answer is one reader's own");
      assertTrue(answer.text().startsWith("{\"type\":\"subscribed\""), answer::text);
      String snapshot = nextChange(plain);
      assertTrue(snapshot.length() > 100_000, snapshot.length() + " bytes");
      assertEquals(snapshot.length(), nextChange(usual).length());
      RawSocket.Message whole = raw.message();
      assertTrue(whole.isCompressed());
      assertEquals(snapshot.length(), whole.text().length());
      for (int i = 0; i < UPDATES; i++) {
        publish(book(3_000));
        String update = nextChange(plain);
        assertEquals(update, nextChange(usual));
        assertEquals(update, change(raw));
      }
    }
  }

  private static String change(RawSocket raw) throws IOException {
    RawSocket.Message message = raw.message();
    while (message.text().startsWith("{\"type\":\"heartbeat\"")) {
      message = raw.message();
    }
    assertTrue(message.isCompressed(), message::text);
    return message.text();
  }
}
