package io.omnidepth.source;

import java.time.Duration;

/** An act that a loop runs again and again. A failure of the act does not end it. */
final class Repetition implements Loop.Cancel {
  private final Loop loop;
  private final Duration wait;
  private final Runnable act;
  private Loop.Cancel next;

  Repetition(Loop loop, Duration wait, Runnable act) {
    this.loop = loop;
    this.wait = wait;
    this.act = act;
    next = loop.after(wait, this::run);
  }

  private void run() {
    next = loop.after(wait, this::run);
    act.run();
  }

  @Override
  public void cancel() {
    next.cancel();
  }
}
