package io.omnidepth.poll.http;

import io.omnidepth.market.Decimals;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.BodyRoom;
import io.omnidepth.poll.Bound;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects one body up to a bound. A larger body fails and its connection is dropped at once,
 * because an endless body would never stop. The same happens if the asker gives up. Without room
 * for more of the body, its response is paused.
 */
final class BoundedBody implements BodyCodec<Body> {
  /**
   * The number of parts with any length. Further parts must have some bytes each, because each part
   * costs time.
   */
  private static final int FREE_PARTS = 1_000;

  private static final int LEAST_BYTES_A_PART = 64;

  /** A rejected body. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String why) {
      super(why, null, false, false);
    }
  }

  private final Bound bound;
  private final BodyRoom.Place room;
  private final RequestTiming timing;
  private @Nullable HttpClientRequest request;
  private @Nullable Unfit unfit;
  private boolean dropped;

  /**
   * @param room the body's part of the room for all bodies; the caller closes it
   * @param timing the timing of the body's question
   */
  BoundedBody(Bound bound, BodyRoom.Place room, RequestTiming timing) {
    this.bound = bound;
    this.room = room;
    this.timing = timing;
  }

  RequestTiming timing() {
    return timing;
  }

  /** Sets the request that this body answers. */
  void belongsTo(HttpClientRequest asked) {
    request = asked;
  }

  /**
   * Takes in the body's length from the head of the answer.
   *
   * @return the reason for a rejection of the body; empty if it is accepted
   */
  Optional<Unfit> announced(@Nullable String contentLength) {
    Optional.ofNullable(contentLength)
        .flatMap(text -> Decimals.whole(text, 0, Long.MAX_VALUE))
        .filter(bytes -> bytes > bound.bytes())
        .ifPresent(bytes -> drop(new Unfit("the body has " + bytes + " bytes; " + bound.most())));
    return unfit();
  }

  /** Drops the request and everything that may still arrive. */
  void abandon() {
    dropped = true;
    if (request != null) {
      request.reset();
    }
  }

  private Unfit drop(Unfit why) {
    unfit = why;
    abandon();
    return why;
  }

  /** The reason for the rejection of the body; empty if it was accepted. */
  Optional<Unfit> unfit() {
    return Optional.ofNullable(unfit);
  }

  @Override
  public BodyStream<Body> stream() {
    return new Stream();
  }

  private final class Stream implements BodyStream<Body> {
    private final Body body = new Body();
    private final Promise<Body> result = Promise.promise();
    private int parts;

    @Override
    public Future<Body> result() {
      return result.future();
    }

    @Override
    public Future<Void> write(Buffer part) {
      if (dropped || result.future().isComplete()) {
        return Future.succeededFuture();
      }
      long length = (long) body.length() + part.length();
      parts++;
      if (length > bound.bytes()) {
        return fail("the body has " + length + " bytes or more; " + bound.most());
      }
      if (parts > FREE_PARTS + length / LEAST_BYTES_A_PART) {
        return fail(
            "the body comes in parts that are too small: " + parts + " for " + length + " bytes");
      }
      room.take(body.append(part.length(), part::getBytes));
      return Future.succeededFuture();
    }

    private Future<Void> fail(String why) {
      Unfit failure = drop(new Unfit(why));
      result.tryFail(failure);
      return Future.failedFuture(failure);
    }

    @Override
    public Future<Void> end() {
      result.tryComplete(body);
      return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
      result.tryFail(failure);
    }

    @Override
    public BodyStream<Body> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return !dropped && !room.mayGoOn();
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
      if (handler != null) {
        timing.waits();
        room.await(
            () -> {
              timing.goesOn();
              handler.handle(null);
            });
      }
      return this;
    }
  }
}
