package io.omnidepth.board;

/** The board as its readers know it. May be called by any thread. */
public interface Publication {
  /** All that is known; the same object until the next publication. */
  Snapshot current();

  /**
   * Has {@code listener} called after each publication. It runs on the writer's thread and must not
   * wait.
   */
  void whenPublished(Runnable listener);

  /**
   * Has the next publication count the sequence up. A reader calls it that found other books to
   * count than at the last publication, as their ages grew.
   */
  void recount();
}
