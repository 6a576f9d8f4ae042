package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Parameters;
import io.omnidepth.api.Problem;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Publication;
import io.omnidepth.http.connection.LogLimiter;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.CostRefusal;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.Nearest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The readers of the stream: who holds which view, and when each view's next frame is due. Equal
 * views share one stream and one serialised frame. A reader whose socket is full gets nothing until
 * it has drained, then a snapshot; one that stays full is cut off. Runs on one event loop.
 */
public final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  static final int MOST_SOCKETS = 10_000;
  static final int MOST_SOCKETS_A_CLIENT = 64;
  public static final int MOST_SUBSCRIPTIONS = 32;
  private static final Duration LONGEST_FULL = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 250;
  private static final long LEAST_INTERVAL = 50;
  private static final long USUAL_INTERVAL = 250;
  private static final long MOST_INTERVAL = 60_000;
  private static final int WRITE_QUEUE = 512 << 10;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final short GOING_AWAY = 1001;
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(500);

  private static final List<String> OPS = List.of("subscribe", "unsubscribe", "ping");
  private static final String SHAPE =
      "a message is a JSON object with \"op\": " + String.join(", ", OPS);
  private static final List<String> FIELDS = List.of("op", "id", "instrument", "intervalMs");

  /** One reader's hold on one view. */
  private final class Subscription implements Channel.Reader {
    private final Connection connection;
    private final Channel view;
    private boolean behind = true;

    Subscription(Connection connection, Channel view) {
      this.connection = connection;
      this.view = view;
    }

    @Override
    public Payer payer() {
      return connection.payer;
    }

    @Override
    public boolean wantsSnapshot() {
      return behind && !connection.full() && snapshots.allows(connection.payer);
    }

    /** Whether it was sent; else a snapshot follows as soon as the socket takes something. */
    @Override
    public boolean send(String frame) {
      if (behind || connection.full()) {
        behind = true;
        listener.conflated();
      } else {
        connection.send(frame);
      }
      return !behind;
    }

    @Override
    public void sendSnapshot(String frame) {
      behind = false;
      snapshots.sent(connection.payer, frame.length());
      connection.send(frame);
    }
  }

  /** One socket and its subscriptions by the reader's own id. */
  private final class Connection {
    private final ServerWebSocket socket;
    private final Optional<String> client;
    private final Payer payer;
    private final SocketLine line;
    private final UnsentBytes.Account unsent;
    private boolean cutOff;
    private final Map<JsonNode, Subscription> subscriptions = new LinkedHashMap<>();
    private @Nullable Instant fullSince;

    Connection(ServerWebSocket socket, Optional<String> client, SocketLine line) {
      this.socket = socket;
      this.client = client;
      this.payer = Payer.of(client, socket);
      this.line = line;
      this.unsent = unsentBytes.of(line, clock.instant());
      socket.setWriteQueueMaxSize(WRITE_QUEUE);
      socket.drainHandler(drained -> catchUp());
      socket.textMessageHandler(text -> paid(this, text));
      // A close frame could not be written any more.
      socket.exceptionHandler(broken -> line.drop());
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
      unsent.wrote(frame.length(), socket.writeTextMessage(frame), clock.instant());
    }

    void catchUp() {
      fullSince = null;
      for (Subscription each : List.copyOf(subscriptions.values())) {
        if (each.behind) {
          each.view.catchUp(listener);
          views.wake(each.view);
        }
      }
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
        listener.cut(Listener.Cut.SOCKET_FULL);
        log.say(
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

    void error(@Nullable JsonNode id, String title, String detail) {
      error(id, title, detail, more -> {});
    }

    void error(@Nullable JsonNode id, String title, String detail, Consumer<ObjectNode> more) {
      ObjectNode message = Json.object();
      message.put("type", "error");
      if (id != null) {
        message.set("id", id);
      }
      message.put("title", title);
      message.put("detail", detail);
      more.accept(message);
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

  private final Publication board;
  private final Demand demand;
  private final InstantSource clock;
  private final Listener listener;
  private final Costs costs;
  private final UnsentBytes unsentBytes;
  private final SnapshotPace snapshots;
  private final ViewShares shares = ViewShares.of(Runtime.getRuntime().maxMemory());
  private final Channels views;
  private final LogLimiter log = new LogLimiter(LOG);
  private final Set<Connection> connections = new HashSet<>();
  private final PendingSubscriptions pending = new PendingSubscriptions();

  public Hub(
      Vertx vertx,
      Publication board,
      Demand demand,
      Costs costs,
      UnsentBytes unsentBytes,
      InstantSource clock,
      Listener listener) {
    this.board = board;
    this.demand = demand;
    this.costs = costs;
    this.unsentBytes = unsentBytes;
    this.clock = clock;
    this.listener = listener;
    this.snapshots = new SnapshotPace(costs, clock);
    this.views = new Channels(vertx, board, costs, clock, listener);
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  /**
   * Takes in a socket that may come in, or closes it where there are too many.
   *
   * @param client whose share it counts to; empty for nobody's
   * @param line its connection, which is dropped at once where that is needed: a close frame would
   *     wait behind all that is not read
   */
  public void joined(ServerWebSocket socket, Optional<String> client, SocketLine line) {
    long ofClient =
        client.isEmpty() ? 0 : connections.stream().filter(c -> c.client.equals(client)).count();
    if (connections.size() >= MOST_SOCKETS || ofClient >= MOST_SOCKETS_A_CLIENT) {
      listener.cut(Listener.Cut.TOO_MANY);
      socket.close(TRY_AGAIN_LATER, "too many sockets");
      return;
    }
    connections.add(new Connection(socket, client, line));
  }

  /** Says goodbye to all readers; completes when they have gone, or did not go in time. */
  public Future<?> goAway() {
    List<Future<Void>> closing =
        List.copyOf(connections).stream()
            .map(reader -> reader.socket.close(GOING_AWAY, "the server is going away"))
            .toList();
    return closing.isEmpty()
        ? Future.succeededFuture()
        : Future.join(closing)
            .timeout(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
            .otherwiseEmpty();
  }

  /** The board has something new. */
  public void published() {
    pending.look(clock.instant());
    views.wakeAll();
  }

  private void look() {
    Instant now = clock.instant();
    pending.look(now);
    views.wakeAll();
    views.choices().forEach(choice -> demand.stillWanted(choice, now));
    List.copyOf(connections).forEach(connection -> connection.look(now));
    log.look(now);
    listener.readers(
        connections.size(),
        connections.stream().mapToInt(connection -> connection.subscriptions.size()).sum(),
        views.all().size());
  }

  private void left(Connection connection) {
    connections.remove(connection);
    pending.left(connection);
    connection.subscriptions.values().forEach(this::leave);
    connection.subscriptions.clear();
  }

  private void leave(Subscription subscription) {
    views.leave(subscription.view, subscription);
  }

  /** Takes a message in, and has the reader pay for that. */
  private void paid(Connection connection, String text) {
    Duration before = ThreadTime.spent();
    message(connection, text);
    costs.spend(connection.payer, ThreadTime.spent().minus(before));
  }

  private void message(Connection connection, String text) {
    Message message;
    try {
      message = Message.read(text, SHAPE);
    } catch (Message.Unreadable broken) {
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

  private void subscribe(Connection connection, @Nullable JsonNode id, Message message) {
    if (id == null) {
      connection.error(
          null,
          "Missing id",
          "a subscription needs an \"id\", a whole number or a string of yours of up to "
              + Message.LONGEST_ID
              + " characters");
      return;
    }
    if (connection.subscriptions.containsKey(id) || pending.has(connection, id)) {
      connection.error(
          id, "Id in use", "id " + id + " is subscribed on this socket; unsubscribe it first");
      return;
    }
    if (connection.subscriptions.size() + pending.of(connection) >= MOST_SUBSCRIPTIONS) {
      connection.error(
          id,
          "Too many subscriptions",
          "a socket may hold " + MOST_SUBSCRIPTIONS + " subscriptions");
      return;
    }
    Instant now = clock.instant();
    Runnable begin = () -> begin(connection, id, message);
    if (decided(message, now)
        || !pending.add(
            connection, id, message.length(), now, later -> decided(message, later), begin)) {
      begin.run();
    }
  }

  /** Whether it is known if there is what the message asks for. */
  private boolean decided(Message message, Instant now) {
    return demand.decided(
        board.current(), message.scalar("instrument"), message.written("convert").orElse(""), now);
  }

  private void begin(Connection connection, JsonNode id, Message message) {
    ViewKey key;
    try {
      key = key(message);
      want(key, connection.client);
    } catch (WrongSubscription wrong) {
      connection.error(id, wrong.title, String.valueOf(wrong.getMessage()));
      return;
    }
    Optional<Channel> known = views.known(key);
    boolean isPage =
        PageViews.has(key)
            && demand.isTold(key.query().instrument())
            && pages(connection.payer) < PageViews.MOST_OF_A_CLIENT;
    if (known.isEmpty() && !isPage && refused(connection, id, key)) {
      return;
    }
    Channel view = known.orElseGet(() -> views.begin(key, isPage, connection.payer));
    if (isPage) {
      view.becomePage();
    }
    Subscription subscription = new Subscription(connection, view);
    connection.subscriptions.put(id, subscription);
    view.join(subscription);
    ObjectNode subscribed = Json.object().put("type", "subscribed");
    subscribed.set("id", id);
    connection.say(subscribed.put("stream", view.name()));
    view.catchUp(listener);
    views.wake(view);
    listener.asked(key.query().choice().instrument(), true);
    if (connection.full()) {
      connection.look(clock.instant());
    }
  }

  /** How many of the page's views the client holds. */
  private long pages(Payer payer) {
    return connections.stream()
        .filter(connection -> connection.payer.equals(payer))
        .flatMap(connection -> connection.subscriptions.values().stream())
        .map(subscription -> subscription.view)
        .filter(Channel::isPage)
        .distinct()
        .count();
  }

  /** Whether the reader may not begin the view, which it is told then. */
  private boolean refused(Connection connection, JsonNode id, ViewKey key) {
    Optional<String> share = shares.refused(views.all(), connection.payer, Channel.rows(key));
    share.ifPresent(why -> connection.error(id, "Too many streams", why));
    Optional<CostRefusal> cost =
        share.isPresent() ? Optional.empty() : costs.refused(connection.payer, views.price(key));
    cost.ifPresent(
        refusal -> {
          listener.refused(true);
          connection.error(id, CostRefusal.TITLE, refusal.detail(), refusal::into);
        });
    return share.isPresent() || cost.isPresent();
  }

  private void unsubscribe(Connection connection, @Nullable JsonNode id) {
    Subscription subscription = id == null ? null : connection.subscriptions.remove(id);
    boolean waited = id != null && pending.cancel(connection, id);
    if (subscription == null && !waited) {
      connection.error(
          id,
          "Unknown id",
          "this socket has no subscription with that id; it has "
              + connection.subscriptions.keySet().stream()
                  .map(JsonNode::toString)
                  .collect(Collectors.joining(", ", "[", "]")));
      return;
    }
    if (subscription != null) {
      leave(subscription);
    }
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

  private ViewKey key(Message message) throws WrongSubscription {
    String written = message.scalar("instrument");
    Instrument instrument =
        demand.instrument(written).orElseThrow(() -> refused(demand.unknown(written)));
    List<String> venues = board.current().venues().stream().map(venue -> venue.id()).toList();
    try {
      return new ViewKey(
          DepthQuery.read(instrument, new Parameters(message.parameters(FIELDS), venues)),
          interval(message));
    } catch (Parameters.Wrong wrong) {
      throw new WrongSubscription(wrong.detail());
    }
  }

  private static WrongSubscription refused(Problem problem) {
    return new WrongSubscription(problem.title(), problem.detail());
  }

  private void want(ViewKey key, Optional<String> client) throws WrongSubscription {
    try {
      Optional<Problem> refused = demand.want(key.query().choice(), client, clock.instant());
      if (refused.isPresent()) {
        throw refused(refused.get());
      }
    } catch (Parameters.Wrong wrong) {
      throw new WrongSubscription(wrong.detail());
    }
  }

  private static Duration interval(Message message) throws WrongSubscription {
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
