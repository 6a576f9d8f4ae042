package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.api.Listener;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.http.connection.FrameDeflater;
import io.omnidepth.http.connection.SocketLine;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.LoopTurns;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import io.omnidepth.text.Nearest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The readers of one loop, and the channels that have their home there. Subscriptions of equal
 * views share one channel and each of its frames, on whatever loop they are. Runs on that loop.
 */
public final class Hub {
  public static final int MOST_SUBSCRIPTIONS = Subscriptions.MOST_OF_A_READER;
  static final int MOST_SOCKETS = 10_000;
  static final int MOST_SOCKETS_A_CLIENT = 64;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final short GOING_AWAY = 1001;
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(500);

  /** As much as there is to send: the readers' sockets get their turn between. */
  private static final CostBudget.Rate SENDS = new CostBudget.Rate(1, 1);

  private final Hubs all;
  private final Loop loop;
  private final Channels channels;
  private final Subscriptions subscriptions;
  private final LoopTurns<LoopAudience> sends;
  private final Set<Reader> readers = new HashSet<>();
  private final Set<LoopAudience> audiences = new LinkedHashSet<>();
  private @Nullable FrameDeflater deflater;

  /** A hub without readers. */
  Hub(Hubs all, Loop loop, Channels channels) {
    this.all = all;
    this.loop = loop;
    this.channels = channels;
    this.sends = new LoopTurns<>(loop, SENDS, LoopAudience::sendSome);
    this.subscriptions = new Subscriptions(all, this);
  }

  Loop loop() {
    return loop;
  }

  Channels channels() {
    return channels;
  }

  LoopTurns<LoopAudience> sends() {
    return sends;
  }

  /** Compresses what goes out from this loop. It takes much memory, and often nobody wants it. */
  FrameDeflater deflater() {
    FrameDeflater known = deflater == null ? new FrameDeflater() : deflater;
    deflater = known;
    return known;
  }

  /** The audiences that have readers here. */
  Set<LoopAudience> audiences() {
    return audiences;
  }

  SnapshotPace pace() {
    return all.pace();
  }

  Listener listener() {
    return all.listener();
  }

  /** Has a reader of this loop join a channel. */
  Views.Entry join(ChannelKey key, Payer payer, Optional<Channel> left) {
    Views.Entry entry = all.views().join(key, payer, this, left);
    if (entry instanceof Views.Joined joined && joined.isNew()) {
      channels.add(joined.audience().channel());
    }
    return entry;
  }

  /** A reader of this loop leaves a channel. */
  void leave(Payer payer, LoopAudience audience) {
    all.views().leave(payer, audience);
  }

  /**
   * Takes in a socket, or closes it if there are too many.
   *
   * @param client the client that it counts to; empty for none
   * @param line its connection, which is dropped at once if need be: a close frame would wait
   *     behind all that is not read
   */
  public void joined(ServerWebSocket socket, Optional<String> client, SocketLine line) {
    if (!all.admit(client)) {
      all.listener().cut(Listener.Cut.TOO_MANY);
      socket.close(TRY_AGAIN_LATER, "too many sockets");
      return;
    }
    Reader reader = new Reader(socket, client, line, this, all);
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
    Future.join(closing).onComplete(every -> gone.tryComplete());
    loop.after(LONGEST_GOODBYE, gone::tryComplete);
    return gone.future();
  }

  /** The board has something new. */
  public void published() {
    subscriptions.look(loop.instant());
    channels.published();
  }

  /** Does what has come due by time alone. It is called a few times a second. */
  public void look() {
    subscriptions.look(loop.instant());
    channels.look();
    List.copyOf(audiences).forEach(LoopAudience::look);
  }

  /** Looks after each socket, about once a second. */
  public void lookAtSockets() {
    List.copyOf(readers).forEach(Reader::look);
  }

  private void left(Reader reader) {
    if (readers.remove(reader)) {
      subscriptions.left(reader);
      all.leave(reader.client());
    }
  }

  /** Does what a message asks for; the reader pays for that. */
  private void take(Reader reader, String text) {
    Duration before = ThreadTime.spent();
    take(reader, Op.read(text));
    all.costs().spend(reader.payer(), ThreadTime.spent().minus(before));
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
