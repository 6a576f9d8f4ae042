package io.omnidepth.poll;

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
 * Gathers one body up to a number of bytes. One that grows larger fails, and its connection is
 * dropped at once, as an endless one would go on and on; so it is when the asker gives up.
 */
final class BoundedBody implements BodyCodec<Buffer> {
  /** The body has more bytes than it may. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(int limit) {
      super("the body has more than " + limit + " bytes");
    }
  }

  private final int limit;
  private final Course course;
  private @Nullable HttpClientRequest request;
  private @Nullable TooLarge tooLarge;

  /**
   * @param course of the question that it answers
   */
  BoundedBody(int limit, Course course) {
    this.limit = limit;
    this.course = course;
  }

  Course course() {
    return course;
  }

  /** Tells which request this is the body of. */
  void answers(HttpClientRequest asked) {
    request = asked;
  }

  /** Drops the request and whatever may still come of it. */
  void abandon() {
    if (request != null) {
      request.reset();
    }
  }

  /** That it was too large, where it was: the dropped connection shows as another failure. */
  Optional<TooLarge> tooLarge() {
    return Optional.ofNullable(tooLarge);
  }

  @Override
  public BodyStream<Buffer> stream() {
    return new Stream();
  }

  private final class Stream implements BodyStream<Buffer> {
    private final Buffer whole = Buffer.buffer();
    private final Promise<Buffer> result = Promise.promise();

    @Override
    public Future<Buffer> result() {
      return result.future();
    }

    @Override
    public Future<Void> write(Buffer part) {
      if (result.future().isComplete()) {
        return Future.succeededFuture();
      }
      if (whole.length() + part.length() > limit) {
        TooLarge failure = new TooLarge(limit);
        tooLarge = failure;
        result.tryFail(failure);
        abandon();
        return Future.failedFuture(failure);
      }
      whole.appendBuffer(part);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
      result.tryComplete(whole);
      return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
      result.tryFail(failure);
    }

    @Override
    public BodyStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
      return this;
    }
  }
}
