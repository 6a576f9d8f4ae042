package io.omnidepth.board;

/** The readers' view of the board. Any thread may call it. */
public interface Publication {
  /** The current snapshot; the same object until the next publication. */
  Snapshot current();

  /**
   * Adds a listener that is called after each publication. It runs on the writer's thread and must
   * not wait.
   */
  void whenPublished(Runnable listener);

  /**
   * Makes the next publication increase the sequence. A reader calls it if ageing has changed the
   * counted books since the last publication.
   */
  void recount();
}
