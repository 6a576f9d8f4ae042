package io.omnidepth.poll;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The questions that belong together. A round closes when all its questions have ended. */
final class Round {
  private final Set<Poll> open = new HashSet<>();
  private final Runnable whenClosed;
  private boolean isOpen;
  private long number;

  Round(Runnable whenClosed) {
    this.whenClosed = whenClosed;
  }

  /** Closes an open round and stops its wait for questions. */
  void renew() {
    close();
    open.clear();
  }

  /**
   * Opens a round or extends the open one.
   *
   * @return the number of the round, to close it
   */
  long join(Collection<Poll> polls) {
    isOpen = true;
    open.addAll(polls);
    number++;
    if (open.isEmpty()) {
      close();
    }
    return number;
  }

  /** Whether the round waits for that question. */
  boolean waitsFor(Poll poll) {
    return open.contains(poll);
  }

  /** Adds these questions to the wait. */
  void waitFor(Collection<Poll> polls) {
    open.addAll(polls);
  }

  /** Takes in the end of a question. */
  void ended(Poll poll) {
    if (open.remove(poll) && open.isEmpty()) {
      close();
    }
  }

  /** Closes the round if no other questions joined since. */
  void close(long joined) {
    if (number == joined) {
      close();
    }
  }

  private void close() {
    if (isOpen) {
      isOpen = false;
      whenClosed.run();
    }
  }
}
