package io.omnidepth.app;

import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.tape.Inputs;

/** The board as readers have it. Their effect on it goes the way of the inputs. */
record ReaderView(Publication board, Inputs inputs) implements Publication {
  @Override
  public Snapshot current() {
    return board.current();
  }

  @Override
  public void whenPublished(Runnable listener) {
    board.whenPublished(listener);
  }

  @Override
  public void recount() {
    inputs.recount();
  }
}
