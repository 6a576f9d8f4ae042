package io.omnidepth.poll;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The room in memory for all bodies of a kind that are in flight: from their first byte until they
 * have been read. A body that finds no room waits, and its response is paused meanwhile. Books and
 * lists of markets have a room each, so that no list keeps a book waiting.
 *
 * <p>One venue's bodies together get a quarter of it; a venue whose bodies are larger than that
 * gets them one by one. If all of the room is taken, one body at a time goes on beyond it. The
 * venues come in turn, and each one's bodies in the order in which they began to wait. So some body
 * always goes on, and no more is in flight than the room, one body, and what had already arrived of
 * those that wait.
 *
 * <p>Knows nothing of HTTP. Used by one thread.
 */
public final class BodyRoom {
  private static final int SHARE_OF_HEAP = 8;
  private static final int SHARES = 4;
  private static final long MOST = 256L << 20;

  /** The bytes that a body which has waited may take before it looks for room again. */
  private static final int STEP = 64 << 10;

  private final long bytes;
  private final Map<String, Holder> holders = new HashMap<>();
  private final Set<Place> waiting = new LinkedHashSet<>();
  private Optional<Place> inTurn = Optional.empty();
  private long used;
  private long turns;
  private boolean admitting;

  BodyRoom(long bytes) {
    this.bytes = bytes;
  }

  /** An eighth of the memory that the process may have. */
  static BodyRoom ofHeap() {
    return new BodyRoom(Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
  }

  long bytes() {
    return bytes;
  }

  /** The bytes that are taken. */
  long used() {
    return used;
  }

  /** The number of bodies that wait. */
  int waiting() {
    return waiting.size();
  }

  /** A body of that venue begins. */
  Place place(String venue) {
    return new Place(venue);
  }

  /** The bodies of a venue in flight: those of which something has come, the first one first. */
  private static final class Holder {
    private final Deque<Place> places = new ArrayDeque<>();
    private long held;
    private long lastTurn;
  }

  /** One body's part of the room. Must be closed. */
  public final class Place {
    private final Holder holder;
    private long held;
    private long ahead;
    private Runnable goOn = () -> {};
    private boolean closed;

    private Place(String venue) {
      holder = holders.computeIfAbsent(venue, first -> new Holder());
    }

    /** So many bytes have come. */
    public void take(int size) {
      if (closed) {
        return;
      }
      if (held == 0) {
        holder.places.add(this);
      }
      long covered = Math.min(ahead, size);
      ahead -= covered;
      book(size - covered);
    }

    private void book(long size) {
      held += size;
      holder.held += size;
      used += size;
    }

    /** Whether more may come now. */
    public boolean mayGoOn() {
      return closed
          || ahead > 0
          || inTurn.filter(this::equals).isPresent()
          || (used < bytes && allowed());
    }

    /**
     * Waits for room.
     *
     * @param then called once, when more may come; not if it is closed before
     */
    public void await(Runnable then) {
      goOn = then;
      waiting.add(this);
      admit();
    }

    /** Whether its venue has not had its share yet, or has nothing else in flight before it. */
    private boolean allowed() {
      return holder.held < bytes / SHARES || holder.places.peek() == this;
    }

    /** The body is read, or given up. */
    void close() {
      if (closed) {
        return;
      }
      closed = true;
      book(-held);
      waiting.remove(this);
      inTurn = inTurn.filter(turn -> turn != this);
      holder.places.remove(this);
      admit();
    }
  }

  /** Lets go on whoever may. */
  private void admit() {
    if (admitting) {
      return; // a body that goes on has taken or closed; the loop below sees that
    }
    admitting = true;
    try {
      for (Optional<Place> next = next(); next.isPresent(); next = next()) {
        Place place = next.get();
        if (used >= bytes) {
          inTurn = next;
        }
        waiting.remove(place);
        place.holder.lastTurn = ++turns;
        place.ahead += STEP;
        place.book(STEP);
        place.goOn.run();
      }
    } finally {
      admitting = false;
    }
  }

  /** The next body: of the venue whose last turn is longest ago, the one that waits longest. */
  private Optional<Place> next() {
    if (used >= bytes && inTurn.isPresent()) {
      return Optional.empty();
    }
    Place best = null;
    for (Place place : waiting) {
      if (place.allowed() && (best == null || place.holder.lastTurn < best.holder.lastTurn)) {
        best = place;
      }
    }
    return Optional.ofNullable(best);
  }
}
