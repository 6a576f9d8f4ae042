package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.board.Board;
import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers of the stream: who holds which view, and when each view's next frame is due. Equal
 * views share one stream and one serialised frame. A reader whose socket is full gets nothing until
 * it has drained, then a snapshot; one that stays full is cut off. Runs on one event loop.
 */
final class StreamHub {
  private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
  static final int MOST_SOCKETS = 10_000;
  static final int MOST_SOCKETS_A_CLIENT = 64;
  static final int MOST_SUBSCRIPTIONS = 32;
  static final int MOST_STREAMS = 1_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration LONGEST_FULL = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 250;
  private static final long LEAST_INTERVAL = 50;
  private static final long USUAL_INTERVAL = 250;
  private static final long MOST_INTERVAL = 60_000;
  private static final int WRITE_QUEUE = 512 << 10;
  private static final short TRY_AGAIN_LATER = 1013;

  private static final List<String> OPS = List.of("subscribe", "unsubscribe", "ping");
  private static final String SHAPE =
      "a message is a JSON object with \"op\": " + String.join(", ", OPS);
  private static final List<String> FIELDS = List.of("op", "id", "instrument", "intervalMs");

  /** A view, its readers, and when it last sent something. */
  private final class Channel {
    private final StreamKey key;
    private final DepthStream stream;
    private final Set<Subscription> readers = new HashSet<>();
    private Instant lastFrame;
    private Instant lastMessage;
    private boolean timed;

    Channel(StreamKey key, DepthStream stream, Instant now) {
      this.key = key;
      this.stream = stream;
      this.lastFrame = now;
      this.lastMessage = now;
    }

    void published(Instant now) {
      Duration wait = Duration.between(now, lastFrame.plus(key.interval()));
      if (wait.isNegative() || wait.isZero()) {
        update(now);
      } else if (!timed) {
        timed = true;
        vertx.setTimer(
            wait.toMillis() + 1,
            timer -> {
              timed = false;
              update(clock.instant());
            });
      }
    }

    private void update(Instant now) {
      Snapshot before = stream.held();
      Snapshot snapshot = board.current();
      if (readers.isEmpty() || snapshot.sequence() == before.sequence()) {
        return;
      }
      Selection selection = merging.of(snapshot, key.query().choice());
      Instant begun = clock.instant();
      stream
          .update(snapshot, now)
          .ifPresent(
              frame -> {
                listener.written("update", Duration.between(begun, clock.instant()));
                lastFrame = now;
                send("update", frame, now);
                delivered(selection, before.publishedAt());
              });
    }

    /** Tells of each answer that came since what the readers had before was published. */
    private void delivered(Selection selection, Instant since) {
      Instant handedOver = clock.instant();
      selection.counted().stream()
          .flatMap(entry -> entry.market().answer().stream())
          .map(Market.Answer::receivedAt)
          .filter(at -> at.isAfter(since))
          .forEach(at -> listener.delivered(Duration.between(at, handedOver)));
    }

    void beat(Instant now) {
      if (!readers.isEmpty() && Duration.between(lastMessage, now).compareTo(HEARTBEAT) >= 0) {
        send("heartbeat", stream.heartbeat(board.current(), now), now);
      }
    }

    private void send(String type, String frame, Instant now) {
      lastMessage = now;
      int sent = 0;
      for (Subscription reader : readers) {
        sent += reader.send(frame) ? 1 : 0;
      }
      listener.sent(type, sent, frame);
    }
  }

  /** One reader's hold on one channel. */
  private final class Subscription {
    private final Connection connection;
    private final Channel channel;
    private boolean behind;

    Subscription(Connection connection, Channel channel) {
      this.connection = connection;
      this.channel = channel;
    }

    /** Whether it was sent; else a snapshot follows as soon as the socket takes something. */
    boolean send(String frame) {
      if (behind || connection.full()) {
        behind = true;
        listener.conflated();
      } else {
        connection.send(frame);
      }
      return !behind;
    }

    void sendSnapshot() {
      String frame = channel.stream.snapshot();
      if (send(frame)) {
        listener.sent("snapshot", 1, frame);
      }
    }

    void catchUp() {
      if (behind && !connection.full()) {
        behind = false;
        sendSnapshot();
      }
    }
  }

  /** One socket and its subscriptions by the reader's own id. */
  private final class Connection {
    private final ServerWebSocket socket;
    private final Optional<String> client;
    private final Runnable drop;
    private boolean cutOff;
    private final Map<JsonNode, Subscription> subscriptions = new LinkedHashMap<>();
    private @Nullable Instant fullSince;

    Connection(ServerWebSocket socket, Optional<String> client, Runnable drop) {
      this.socket = socket;
      this.client = client;
      this.drop = drop;
      socket.setWriteQueueMaxSize(WRITE_QUEUE);
      socket.drainHandler(drained -> catchUp());
      socket.textMessageHandler(text -> message(this, text));
      socket.binaryMessageHandler(
          bytes ->
              error(null, "Unreadable message", "a message is JSON in a text frame, not binary"));
      socket.exceptionHandler(broken -> socket.close());
      socket.closeHandler(closed -> left(this));
    }

    /**
     * Whether nothing may be written now; a closed socket, of which we are told a little later,
     * takes nothing either.
     */
    boolean full() {
      return socket.isClosed() || socket.writeQueueFull();
    }

    void send(String frame) {
      socket.writeTextMessage(frame);
    }

    void catchUp() {
      fullSince = null;
      subscriptions.values().forEach(Subscription::catchUp);
    }

    void look(Instant now) {
      if (socket.isClosed() || cutOff) {
        return;
      }
      if (!full()) {
        catchUp();
      } else if (fullSince == null) {
        fullSince = now;
      } else if (Duration.between(fullSince, now).compareTo(LONGEST_FULL) > 0) {
        cutOff = true;
        listener.cut(ApiListener.Cut.SOCKET_FULL);
        LOG.info(
            "cut off {}: its socket stayed full for {} s",
            socket.remoteAddress(),
            LONGEST_FULL.toSeconds());
        drop.run();
      }
    }

    void error(@Nullable JsonNode id, String title, String detail) {
      ObjectNode message = Json.object();
      message.put("type", "error");
      if (id != null) {
        message.set("id", id);
      }
      message.put("title", title);
      message.put("detail", detail);
      say(message);
    }

    /** Answers to a reader's own message; who does not read them is not answered any more. */
    void say(ObjectNode message) {
      if (!full()) {
        String frame = Json.text(message);
        send(frame);
        listener.sent("answer", 1, frame);
      }
    }
  }

  private final Vertx vertx;
  private final Board board;
  private final Demand demand;
  private final InstantSource clock;
  private final ApiListener listener;
  private final Merging merging;
  private final Set<Connection> connections = new HashSet<>();
  private final Map<StreamKey, Channel> channels = new HashMap<>();
  private long streams;

  StreamHub(Vertx vertx, Board board, Demand demand, InstantSource clock, ApiListener listener) {
    this.vertx = vertx;
    this.board = board;
    this.demand = demand;
    this.clock = clock;
    this.listener = listener;
    this.merging = new Merging(listener, clock);
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  /**
   * Takes in a socket that may come in, or closes it where there are too many.
   *
   * @param client whose share it counts to; empty for nobody's
   * @param drop drops its connection at once: a close frame would wait behind all that is not read
   */
  void joined(ServerWebSocket socket, Optional<String> client, Runnable drop) {
    long ofClient =
        client.isEmpty() ? 0 : connections.stream().filter(c -> c.client.equals(client)).count();
    if (connections.size() >= MOST_SOCKETS || ofClient >= MOST_SOCKETS_A_CLIENT) {
      listener.cut(ApiListener.Cut.TOO_MANY);
      socket.close(TRY_AGAIN_LATER, "too many sockets");
      return;
    }
    connections.add(new Connection(socket, client, drop));
  }

  /** The board has something new. */
  void published() {
    Instant now = clock.instant();
    channels.values().forEach(channel -> channel.published(now));
    if (channels.values().stream().anyMatch(channel -> channel.stream.outgrown(board.current()))) {
      board.recount();
    }
  }

  private void look() {
    Instant now = clock.instant();
    channels.values().forEach(channel -> channel.beat(now));
    channels.keySet().stream()
        .map(key -> key.query().choice())
        .distinct()
        .forEach(choice -> demand.stillWanted(choice, now));
    List.copyOf(connections).forEach(connection -> connection.look(now));
    listener.readers(
        connections.size(),
        connections.stream().mapToInt(connection -> connection.subscriptions.size()).sum(),
        channels.size());
  }

  private void left(Connection connection) {
    connections.remove(connection);
    connection.subscriptions.values().forEach(this::leave);
    connection.subscriptions.clear();
  }

  private void leave(Subscription subscription) {
    Channel channel = subscription.channel;
    channel.readers.remove(subscription);
    if (channel.readers.isEmpty()) {
      channels.remove(channel.key);
    }
  }

  private void message(Connection connection, String text) {
    StreamMessage message;
    try {
      message = StreamMessage.read(text, SHAPE);
    } catch (StreamMessage.Unreadable broken) {
      connection.error(null, "Unreadable message", broken.detail());
      return;
    }
    JsonNode id = message.id().orElse(null);
    String op = message.scalar("op");
    switch (op) {
      case "subscribe" -> subscribe(connection, id, message);
      case "unsubscribe" -> unsubscribe(connection, id);
      case "ping" -> {
        ObjectNode pong = Json.object().put("type", "pong");
        if (id != null) {
          pong.set("id", id);
        }
        connection.say(pong);
      }
      default ->
          connection.error(
              id,
              "Unknown op",
              "there is no op \"" + Parameters.shortened(op) + "\"" + Nearest.among(op, OPS));
    }
  }

  private void subscribe(Connection connection, @Nullable JsonNode id, StreamMessage message) {
    if (id == null) {
      connection.error(
          null,
          "Missing id",
          "a subscription needs an \"id\", a whole number or a string of yours of up to "
              + StreamMessage.LONGEST_ID
              + " characters");
      return;
    }
    if (connection.subscriptions.containsKey(id)) {
      connection.error(
          id, "Id in use", "id " + id + " is subscribed on this socket; unsubscribe it first");
      return;
    }
    if (connection.subscriptions.size() >= MOST_SUBSCRIPTIONS) {
      connection.error(
          id,
          "Too many subscriptions",
          "a socket may hold " + MOST_SUBSCRIPTIONS + " subscriptions");
      return;
    }
    StreamKey key;
    try {
      key = key(message);
      want(key, connection.client);
    } catch (WrongSubscription wrong) {
      connection.error(id, wrong.title, String.valueOf(wrong.getMessage()));
      return;
    }
    Channel known = channels.get(key);
    if (known == null && channels.size() >= MOST_STREAMS) {
      connection.error(
          id,
          "Too many streams",
          MOST_STREAMS + " different views are subscribed; ask for a usual one");
      return;
    }
    Instant now = clock.instant();
    Channel channel = known != null ? known : channels.computeIfAbsent(key, k -> channel(k, now));
    Subscription subscription = new Subscription(connection, channel);
    connection.subscriptions.put(id, subscription);
    channel.readers.add(subscription);
    ObjectNode subscribed = Json.object().put("type", "subscribed");
    subscribed.set("id", id);
    connection.say(subscribed.put("stream", channel.stream.name()));
    subscription.sendSnapshot();
    listener.asked(key.query().choice().instrument(), true);
    if (subscription.behind) {
      connection.look(now);
    }
  }

  private Channel channel(StreamKey key, Instant now) {
    return new Channel(
        key, new DepthStream("s" + ++streams, key.query(), board.current(), now), now);
  }

  private void unsubscribe(Connection connection, @Nullable JsonNode id) {
    Subscription subscription = id == null ? null : connection.subscriptions.remove(id);
    if (subscription == null) {
      connection.error(
          id,
          "Unknown id",
          "this socket has no subscription with that id; it has "
              + connection.subscriptions.keySet().stream()
                  .map(JsonNode::toString)
                  .collect(Collectors.joining(", ", "[", "]")));
      return;
    }
    leave(subscription);
    ObjectNode unsubscribed = Json.object().put("type", "unsubscribed");
    unsubscribed.set("id", id);
    connection.say(unsubscribed);
  }

  private static final class WrongSubscription extends Exception {
    private static final long serialVersionUID = 1;

    private final String title;

    WrongSubscription(String detail) {
      this("Wrong subscription", detail);
    }

    WrongSubscription(String title, String detail) {
      super(detail, null, false, false);
      this.title = title;
    }
  }

  private StreamKey key(StreamMessage message) throws WrongSubscription {
    String written = message.scalar("instrument");
    Instrument instrument =
        demand.instrument(written).orElseThrow(() -> refused(demand.unknown(written)));
    List<String> venues = board.current().venues().stream().map(venue -> venue.id()).toList();
    try {
      return new StreamKey(
          DepthQuery.read(instrument, new Parameters(message.parameters(FIELDS), venues)),
          interval(message));
    } catch (Parameters.Wrong wrong) {
      throw new WrongSubscription(wrong.detail());
    }
  }

  private static WrongSubscription refused(Problem problem) {
    return new WrongSubscription(problem.title(), problem.detail());
  }

  private void want(StreamKey key, Optional<String> client) throws WrongSubscription {
    try {
      Optional<Problem> refused = demand.want(key.query().choice(), client, clock.instant());
      if (refused.isPresent()) {
        throw refused(refused.get());
      }
    } catch (Parameters.Wrong wrong) {
      throw new WrongSubscription(wrong.detail());
    }
  }

  private static Duration interval(StreamMessage message) throws WrongSubscription {
    Optional<String> written = message.written("intervalMs");
    if (written.isEmpty()) {
      return Duration.ofMillis(USUAL_INTERVAL);
    }
    return Decimals.whole(message.scalar("intervalMs"), LEAST_INTERVAL, MOST_INTERVAL)
        .map(Duration::ofMillis)
        .orElseThrow(
            () ->
                new WrongSubscription(
                    "intervalMs="
                        + Parameters.shortened(written.get())
                        + " is not allowed; allowed is a whole number from "
                        + LEAST_INTERVAL
                        + " to "
                        + MOST_INTERVAL));
  }
}
