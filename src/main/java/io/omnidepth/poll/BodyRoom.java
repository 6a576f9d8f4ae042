package io.omnidepth.poll;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The room in memory for all bodies of a kind in flight, from their first byte until they have been
 * read. A body without room waits, and its response is paused. Books and lists of markets have
 * separate rooms, so a list never delays a book.
 *
 * <p>The bodies of one venue together get a quarter of the room. A venue with larger bodies gets
 * them one by one. If the room is full, one body at a time goes on beyond it. The venues come in
 * turn, each with its bodies in the order of their waiting. So some body always goes on. In flight
 * are at most the room, one body and the arrived parts of waiting bodies.
 *
 * <p>It does not depend on HTTP. Only one thread may use it.
 */
public final class BodyRoom {
  private static final int SHARE_OF_HEAP = 8;
  private static final int SHARES = 4;
  private static final long MOST = 256L << 20;

  /** The bytes that a body may take after a wait before it needs room again. */
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

  /** A room of an eighth of the memory of the process. */
  static BodyRoom ofHeap() {
    return new BodyRoom(Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
  }

  long bytes() {
    return bytes;
  }

  /** The used bytes. */
  long used() {
    return used;
  }

  /** The number of waiting bodies. */
  int waiting() {
    return waiting.size();
  }

  /** The place of a new body of that venue. */
  Place place(String venue) {
    return new Place(venue);
  }

  /** A venue's bodies in flight with at least one byte, the oldest first. */
  private static final class Holder {
    private final Deque<Place> places = new ArrayDeque<>();
    private long held;
    private long lastTurn;
  }

  /** One body's part of the room. It must be closed. */
  public final class Place {
    private final Holder holder;
    private long held;
    private long ahead;
    private Runnable goOn = () -> {};
    private boolean closed;

    private Place(String venue) {
      holder = holders.computeIfAbsent(venue, first -> new Holder());
    }

    /** Takes in the number of received bytes. */
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

    /** Whether more bytes may come now. */
    public boolean mayGoOn() {
      return closed
          || ahead > 0
          || inTurn.filter(this::equals).isPresent()
          || (used < bytes && allowed());
    }

    /**
     * Waits for room.
     *
     * @param then called once, when more bytes may come; not called if the place is closed before
     */
    public void await(Runnable then) {
      goOn = then;
      waiting.add(this);
      admit();
    }

    /** Whether its venue has room left in its share, or this is the venue's oldest body. */
    private boolean allowed() {
      return holder.held < bytes / SHARES || holder.places.peek() == this;
    }

    /** Frees the room after the body is read or given up. */
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

  /** Lets all bodies go on that may. */
  private void admit() {
    if (admitting) {
      return; // a body that goes on called this; the loop below notices its change
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

  /**
   * The next body: the one that waits longest, of the venue with the longest time since its last
   * turn.
   */
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
