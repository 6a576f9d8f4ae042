package io.omnidepth.board;

import io.omnidepth.source.Loop;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes samples of the board into the history, beside the loop that the board is written on. */
public final class Sampler {
  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

  private final Loop loop;
  private final Publication board;
  private final History history;
  private final Runnable taken;
  private boolean busy;

  /**
   * A sampler that has not begun.
   *
   * @param taken runs after each sample, beside the loop
   */
  public Sampler(Loop loop, Publication board, History history, Runnable taken) {
    this.loop = loop;
    this.board = board;
    this.history = history;
    this.taken = taken;
  }

  /** Begins to take samples. Any thread may call it. */
  public void start() {
    loop.submit(() -> loop.every(History.EVERY, this::sample));
  }

  /** Takes a sample, unless the one before is still being taken. */
  private void sample() {
    if (busy) {
      return;
    }
    busy = true;
    Snapshot snapshot = board.current();
    Instant now = loop.instant();
    loop.offload(() -> take(snapshot, now), done -> busy = false, this::failed);
  }

  private boolean take(Snapshot snapshot, Instant now) {
    history.take(snapshot, now);
    taken.run();
    return true;
  }

  private void failed(Throwable bug) {
    LOG.error("no sample of the board", bug);
    busy = false;
  }
}
