package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.LogLimiter;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Payer;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One socket of the stream and its subscriptions by the reader's own ids. A reader whose socket is
 * full gets nothing until it has drained, then a snapshot. A socket that stays full is cut off.
 */
final class Reader {
  private static final Duration LONGEST_FULL = Duration.ofSeconds(30);
  private static final int WRITE_QUEUE = 512 << 10;

  /** The things that all readers of a server have in common. */
  record Surroundings(
      Channels channels,
      SnapshotPace pace,
      UnsentBytes unsent,
      LogLimiter log,
      Listener listener,
      InstantSource clock) {}

  private final ServerWebSocket socket;
  private final Optional<String> client;
  private final Payer payer;
  private final SocketLine line;
  private final Surroundings around;
  private final UnsentBytes.Account unsent;
  private final Map<JsonNode, Subscription> subscriptions = new LinkedHashMap<>();
  private boolean cutOff;
  private @Nullable Instant fullSince;

  /**
   * The reader of a socket that was just opened.
   *
   * @param client the client that it counts to; empty for none
   */
  Reader(ServerWebSocket socket, Optional<String> client, SocketLine line, Surroundings around) {
    this.socket = socket;
    this.client = client;
    this.payer = Payer.of(client, socket);
    this.line = line;
    this.around = around;
    this.unsent = around.unsent().of(line, around.clock().instant());
    socket.setWriteQueueMaxSize(WRITE_QUEUE);
    socket.drainHandler(drained -> catchUp());
    // A close frame could not be written any more.
    socket.exceptionHandler(broken -> line.drop());
  }

  Optional<String> client() {
    return client;
  }

  /** The client whose share its work counts to. */
  Payer payer() {
    return payer;
  }

  boolean has(JsonNode id) {
    return subscriptions.containsKey(id);
  }

  Set<JsonNode> ids() {
    return subscriptions.keySet();
  }

  /** Begins a subscription of the channel. */
  void subscribe(JsonNode id, Channel channel) {
    Subscription subscription = new Subscription(this, channel, around.pace(), around.listener());
    subscriptions.put(id, subscription);
    channel.audience().join(subscription);
  }

  /** Ends a subscription; returns whether there was one. */
  boolean unsubscribe(JsonNode id) {
    Subscription subscription = subscriptions.remove(id);
    if (subscription != null) {
      around.channels().leave(subscription);
    }
    return subscription != null;
  }

  /** Ends all its subscriptions, as its socket has closed. */
  void leave() {
    Collection<Subscription> all = List.copyOf(subscriptions.values());
    subscriptions.clear();
    all.forEach(around.channels()::leave);
  }

  /** Closes its socket; completes when that has closed. */
  Future<Void> close(short status, String reason) {
    return socket.close(status, reason);
  }

  /**
   * Whether nothing may be written now. A closed socket takes nothing either; the server hears of
   * that a little later.
   */
  boolean isFull() {
    return socket.isClosed() || socket.writeQueueFull();
  }

  void send(Delivery delivery) {
    ByteBuf wire = delivery.wire(line.buffers());
    int bytes = wire.readableBytes();
    unsent.wrote(bytes, line.write(wire), around.clock().instant());
  }

  /** Answers a message of the reader. A reader that does not read gets no answers. */
  void answer(ObjectNode message) {
    if (!isFull()) {
      Frame frame = Frame.of(message);
      try (Delivery delivery = new Delivery(frame)) {
        send(delivery);
      }
      around.listener().sent("answer", 1, frame.length());
    }
  }

  /** Answers that a message cannot be served. */
  void refuse(Optional<JsonNode> id, String title, String detail) {
    refuse(id, title, detail, more -> {});
  }

  /**
   * The same with further fields.
   *
   * @param more adds them
   */
  void refuse(Optional<JsonNode> id, String title, String detail, Consumer<ObjectNode> more) {
    ObjectNode message = Json.object();
    message.put("type", "error");
    id.ifPresent(known -> message.set("id", known));
    message.put("title", title);
    message.put("detail", detail);
    more.accept(message);
    answer(message);
  }

  private void catchUp() {
    fullSince = null;
    for (Subscription each : List.copyOf(subscriptions.values())) {
      if (each.isBehind()) {
        each.channel().catchUp(around.listener());
        around.channels().wake(each.channel());
      }
    }
  }

  /** Catches up once the socket has drained, and cuts it off if it stays full. */
  void look() {
    if (socket.isClosed() || cutOff) {
      return;
    }
    Instant now = around.clock().instant();
    if (!isFull()) {
      catchUp();
    } else if (fullSince == null) {
      fullSince = now;
    } else if (Duration.between(fullSince, now).compareTo(LONGEST_FULL) > 0) {
      cutOff(now);
    }
  }

  private void cutOff(Instant now) {
    cutOff = true;
    around.listener().cut(Listener.Cut.SOCKET_FULL);
    around
        .log()
        .say(
            "a socket stayed full",
            "cut off "
                + socket.remoteAddress()
                + ": its socket stayed full for "
                + LONGEST_FULL.toSeconds()
                + " s",
            now);
    line.drop();
  }
}
