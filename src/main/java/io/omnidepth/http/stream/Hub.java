package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Publication;
import io.omnidepth.http.connection.LogLimiter;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.connection.UnsentBytes;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import io.omnidepth.text.Nearest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All readers of the stream and the channels that they subscribe. Subscriptions of equal views
 * share one channel and each of its frames. Runs on one event loop.
 */
public final class Hub {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  public static final int MOST_SUBSCRIPTIONS = Subscriptions.MOST_OF_A_READER;
  static final int MOST_SOCKETS = 10_000;
  static final int MOST_SOCKETS_A_CLIENT = 64;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final short GOING_AWAY = 1001;
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(500);

  private final Loop loop;
  private final Demand demand;
  private final Listener listener;
  private final Costs costs;
  private final Channels channels;
  private final Subscriptions subscriptions;
  private final Reader.Surroundings around;
  private final LogLimiter log = new LogLimiter(LOG);
  private final Set<Reader> readers = new HashSet<>();

  /** A hub without readers. */
  public Hub(
      Loop loop,
      Publication board,
      Demand demand,
      Costs costs,
      UnsentBytes unsent,
      InstantSource clock,
      Listener listener) {
    this.loop = loop;
    this.demand = demand;
    this.costs = costs;
    this.listener = listener;
    this.channels = new Channels(loop, board, costs, clock, listener);
    this.subscriptions = new Subscriptions(board, demand, costs, channels, listener, loop);
    this.around =
        new Reader.Surroundings(
            channels, new SnapshotPace(costs, loop), unsent, log, listener, loop);
  }

  /**
   * Takes in a socket, or closes it if there are too many.
   *
   * @param client the client that it counts to; empty for none
   * @param line its connection, which is dropped at once if need be: a close frame would wait
   *     behind all that is not read
   */
  public void joined(ServerWebSocket socket, Optional<String> client, SocketLine line) {
    long ofClient =
        client.isEmpty()
            ? 0
            : readers.stream().filter(reader -> reader.client().equals(client)).count();
    if (readers.size() >= MOST_SOCKETS || ofClient >= MOST_SOCKETS_A_CLIENT) {
      listener.cut(Listener.Cut.TOO_MANY);
      socket.close(TRY_AGAIN_LATER, "too many sockets");
      return;
    }
    Reader reader = new Reader(socket, client, line, around);
    socket.textMessageHandler(text -> take(reader, text));
    socket.closeHandler(closed -> left(reader));
    readers.add(reader);
  }

  /** Says goodbye to all readers; completes when they have gone, or did not go in time. */
  public Future<?> goAway() {
    List<Future<Void>> closing =
        List.copyOf(readers).stream()
            .map(reader -> reader.close(GOING_AWAY, "the server is going away"))
            .toList();
    Promise<Void> gone = Promise.promise();
    Future.join(closing).onComplete(all -> gone.tryComplete());
    loop.after(LONGEST_GOODBYE, gone::tryComplete);
    return gone.future();
  }

  /** The board has something new. */
  public void published() {
    subscriptions.look(loop.instant());
    channels.wakeAll();
  }

  /** Does what has come due by time alone. It is called a few times a second. */
  public void look() {
    Instant now = loop.instant();
    subscriptions.look(now);
    channels.wakeAll();
    channels.choices().forEach(choice -> demand.stillWanted(choice, now));
    List.copyOf(readers).forEach(Reader::look);
    log.look(loop.instant());
    listener.readers(
        readers.size(),
        readers.stream().mapToInt(reader -> reader.ids().size()).sum(),
        channels.all().size());
  }

  private void left(Reader reader) {
    readers.remove(reader);
    subscriptions.left(reader);
  }

  /** Does what a message asks for; the reader pays for that. */
  private void take(Reader reader, String text) {
    Duration before = ThreadTime.spent();
    take(reader, Op.read(text));
    costs.spend(reader.payer(), ThreadTime.spent().minus(before));
  }

  private void take(Reader reader, Op op) {
    if (op instanceof Op.Subscribe wanted) {
      subscriptions.subscribe(reader, wanted);
    } else if (op instanceof Op.Unsubscribe unwanted) {
      subscriptions.unsubscribe(reader, unwanted);
    } else if (op instanceof Op.Ping ping) {
      ObjectNode pong = Json.object().put("type", "pong");
      ping.id().ifPresent(id -> pong.set("id", id));
      reader.answer(pong);
    } else if (op instanceof Op.Unknown unknown) {
      reader.refuse(
          unknown.id(),
          "Unknown op",
          "there is no op \""
              + Parameters.shortened(unknown.name())
              + "\""
              + Nearest.among(unknown.name(), Op.NAMES));
    } else if (op instanceof Op.Unreadable unreadable) {
      reader.refuse(Optional.empty(), "Unreadable message", unreadable.detail());
    }
  }
}
