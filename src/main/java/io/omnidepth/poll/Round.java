package io.omnidepth.poll;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The questions that belong together: a round closes when all of them have ended. */
final class Round {
  private final Set<Poll> open = new HashSet<>();
  private final Runnable whenClosed;
  private boolean isOpen;
  private long number;

  Round(Runnable whenClosed) {
    this.whenClosed = whenClosed;
  }

  /** Closes a round that is still open, and waits for none of its questions any more. */
  void renew() {
    close();
    open.clear();
  }

  /**
   * Opens a round, or adds to the open one.
   *
   * @return its number, by which it can be closed
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

  /** Whether it waits for that question. */
  boolean waitsFor(Poll poll) {
    return open.contains(poll);
  }

  /** Waits for these questions, too. */
  void waitFor(Collection<Poll> polls) {
    open.addAll(polls);
  }

  /** One of its questions has ended. */
  void ended(Poll poll) {
    if (open.remove(poll) && open.isEmpty()) {
      close();
    }
  }

  /** Closes the round if no other was joined to it since. */
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
