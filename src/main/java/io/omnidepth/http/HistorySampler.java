package io.omnidepth.http;

import io.omnidepth.api.Listener;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes samples of the board into the history, beside the event loop. */
final class HistorySampler {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySampler.class);

  private final Vertx vertx;
  private final Publication board;
  private final History history;
  private final InstantSource clock;
  private final Listener listener;
  private boolean busy;

  HistorySampler(
      Vertx vertx, Publication board, History history, InstantSource clock, Listener listener) {
    this.vertx = vertx;
    this.board = board;
    this.history = history;
    this.clock = clock;
    this.listener = listener;
  }

  /** Takes a sample, unless the one before is still being taken. */
  void sample() {
    if (busy) {
      return;
    }
    busy = true;
    vertx
        .executeBlocking(
            () -> {
              history.take(board.current(), clock.instant());
              listener.sampled();
              return true;
            },
            false)
        .onFailure(bug -> LOG.error("no sample of the board", bug))
        .onComplete(done -> busy = false);
  }
}
