package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Payer;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One socket of the stream. A reader whose socket is full gets nothing until it has drained, then a
 * snapshot. A socket that stays full is cut off. Runs on the socket's loop.
 */
final class Reader {
  private static final Duration LONGEST_FULL = Duration.ofSeconds(30);
  private static final int WRITE_QUEUE = 512 << 10;

  private final ServerWebSocket socket;
  private final Optional<String> client;
  private final Payer payer;
  private final SocketLine line;
  private final Hub hub;
  private final Hubs all;
  private final UnsentBytes.Account unsent;
  private final Holdings holdings;
  private boolean cutOff;
  private @Nullable Instant fullSince;

  /**
   * The reader of a socket that was just opened.
   *
   * @param client the client that it counts to; empty for none
   */
  Reader(ServerWebSocket socket, Optional<String> client, SocketLine line, Hub hub, Hubs all) {
    this.socket = socket;
    this.client = client;
    this.payer = Payer.of(client, socket);
    this.line = line;
    this.hub = hub;
    this.all = all;
    this.unsent = all.unsent().of(line, hub.loop().instant());
    this.holdings = new Holdings(this, hub);
    socket.setWriteQueueMaxSize(WRITE_QUEUE);
    line.whenWritable(this::catchUp);
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

  Holdings holdings() {
    return holdings;
  }

  /** Closes its socket; completes when that has closed. */
  Future<Void> close(short status, String reason) {
    return socket.close(status, reason);
  }

  /** Whether nothing may be written now. A closed socket takes nothing either. */
  boolean isFull() {
    return !line.takesFrames();
  }

  /** Whether its messages may be compressed. */
  boolean isDeflated() {
    return line.isDeflated();
  }

  void send(Delivery delivery) {
    write(
        isDeflated()
            ? delivery.deflated(line.buffers(), hub.deflater())
            : delivery.wire(line.buffers()));
  }

  private void write(ByteBuf wire) {
    unsent.waits(line.write(wire), hub.loop());
  }

  /** Answers a message of the reader. A reader that does not read gets no answers. */
  void answer(ObjectNode message) {
    if (!isFull()) {
      Frame frame = Frame.of(message);
      try (Delivery delivery = new Delivery("answer", frame)) {
        write(delivery.wire(line.buffers())); // nobody else shares it
        delivery.tell(all.listener(), 1);
      }
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
    holdings.all().stream().filter(Subscription::isBehind).forEach(each -> each.audience().ask());
  }

  /** Cuts the socket off if it stays full. */
  void look() {
    if (socket.isClosed() || cutOff) {
      return;
    }
    Instant now = hub.loop().instant();
    line.look();
    if (!isFull()) {
      fullSince = null;
    } else if (fullSince == null) {
      fullSince = now;
    } else if (Duration.between(fullSince, now).compareTo(LONGEST_FULL) > 0) {
      cutOff(now);
    }
  }

  private void cutOff(Instant now) {
    cutOff = true;
    all.listener().cut(Listener.Cut.SOCKET_FULL);
    all.log()
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
