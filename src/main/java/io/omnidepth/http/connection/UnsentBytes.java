package io.omnidepth.http.connection;

import io.omnidepth.api.Listener;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes that wait in the sockets of all readers together, on all loops: frames of the stream
 * and answers over HTTP. Above the bound, the readers with most are cut off among those that take
 * nothing. Above twice the bound, the readers with most of all are. Any thread may call it.
 *
 * <p>Always true: the total is no less than what waits. It may be more, as a WebSocket's bytes are
 * counted anew at its next frame, and before anybody is cut off.
 */
public final class UnsentBytes {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentBytes.class);
  private static final Duration TAKES_NOTHING = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** The bound is this fraction of the heap: one in eight. */
  private static final long SHARE = 8;

  /** The socket of a reader. Any thread may call it. */
  interface Line {
    /** Ends it at once, whatever is still to be sent. */
    void drop();

    /** A number that changes whenever the socket takes some bytes; never below zero. */
    long taken();

    /** The bytes that the socket has not taken. */
    long waiting();
  }

  /** The bytes that one socket has not taken. */
  public final class Account {
    private final Line line;

    /** Written under the lock. */
    private volatile long bytes;

    /** Whether the bytes are what waits in the line. If not, each write tells when it has ended. */
    private boolean isOfLine;

    private long taken;
    private Instant movedAt;
    private boolean cut;

    private Account(Line line, Instant now) {
      this.line = line;
      this.movedAt = now;
    }

    /**
     * Counts bytes that were handed to the socket.
     *
     * @param sent ends when they have left, or never will
     */
    public void wrote(long count, Future<Void> sent, Instant now) {
      if (!sent.isComplete()) {
        set(count, true, false, now);
        sent.onComplete(done -> set(-count, true, false, now));
      }
    }

    /** Counts all that waits in the socket of a stream, which has just got a frame. */
    public void waits(long count, InstantSource clock) {
      if (count != bytes) {
        set(count, false, true, clock.instant());
      }
    }

    private void set(long count, boolean more, boolean ofLine, Instant now) {
      synchronized (UnsentBytes.this) {
        long next = more ? bytes + count : count;
        boolean grows = next > bytes;
        isOfLine = ofLine;
        put(next, now);
        if (grows) {
          check(now);
        }
      }
    }

    /** To be called under the lock. */
    private void put(long next, Instant now) {
      if (cut) {
        return;
      }
      if (bytes == 0) {
        movedAt = now;
        taken = line.taken();
      } else if (next < bytes) {
        taken = -1; // no line says that, so this counts as a move
      }
      total += next - bytes;
      bytes = next;
      if (next == 0) {
        holders.remove(this);
      } else {
        holders.add(this);
      }
    }

    private boolean takesNothing(Instant now) {
      long known = line.taken();
      if (known != taken) {
        taken = known;
        movedAt = now;
      }
      return Duration.between(movedAt, now).compareTo(TAKES_NOTHING) >= 0;
    }
  }

  private final long bound;
  private final Listener listener;
  private final Set<Account> holders = new HashSet<>();
  private long total;
  private Optional<Instant> lookedAt = Optional.empty();
  private Optional<Instant> loggedAt = Optional.empty();
  private int unlogged;

  public UnsentBytes(long bound, Listener listener) {
    this.bound = bound;
    this.listener = listener;
  }

  /** The bound for a heap of that size. */
  public static long boundOf(long heap) {
    return heap / SHARE;
  }

  public Account of(Line line, Instant now) {
    return new Account(line, now);
  }

  /** The bytes of all readers. */
  synchronized long total() {
    return total;
  }

  /** Time has passed. It is called by one loop. */
  public synchronized void look(Instant now) {
    lookedAt = Optional.empty();
    refresh(now);
    listener.unsent(total);
    check(now);
    say(now);
  }

  private void refresh(Instant now) {
    List.copyOf(holders).stream()
        .filter(account -> account.isOfLine)
        .forEach(account -> account.put(account.line.waiting(), now));
  }

  private void check(Instant now) {
    if (total > 2 * bound) {
      refresh(now);
    }
    while (total > 2 * bound) {
      cutFattest(account -> true, now);
    }
    // To look at all of them with each write would be too much.
    if (total > bound && lookedAt.filter(at -> now.isBefore(at.plus(LOOK))).isEmpty()) {
      lookedAt = Optional.of(now);
      refresh(now);
      while (total > bound && cutFattest(account -> account.takesNothing(now), now)) {
        // each turn cuts one
      }
    }
  }

  private boolean cutFattest(Predicate<Account> among, Instant now) {
    Optional<Account> fattest =
        holders.stream().filter(among).max(Comparator.comparingLong(account -> account.bytes));
    fattest.ifPresent(
        account -> {
          account.cut = true;
          holders.remove(account);
          total -= account.bytes;
          listener.cut(Listener.Cut.UNSENT);
          unlogged++;
          say(now);
          account.line.drop();
        });
    return fattest.isPresent();
  }

  private void say(Instant now) {
    if (unlogged > 0 && loggedAt.filter(at -> now.isBefore(at.plus(QUIET))).isEmpty()) {
      LOG.info(
          "cut off {} readers: all together had over {} MB unsent, which is the most",
          unlogged,
          bound >> 20);
      loggedAt = Optional.of(now);
      unlogged = 0;
    }
  }
}
