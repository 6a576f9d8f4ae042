package io.omnidepth.http.stream;

import io.omnidepth.http.cost.Payer;
import java.util.Collection;
import java.util.Optional;

/**
 * How many different views there may be, and how much memory they may hold: each client has a
 * share, and the last places are kept for those who hold few. A view that is there already may be
 * joined by anybody.
 *
 * @param views different views, of all readers
 * @param aClient of one client
 * @param kept the last so many are for those who hold fewer than {@link #FEW}
 * @param rows that all views may hold; the last quarter is kept for small views
 */
record ViewShares(int views, int aClient, int kept, long rows) {
  static final int FEW = 4;

  /** What a row takes, with what belongs to its view and the text of a snapshot. */
  private static final long BYTES_A_ROW = 100;

  /** One part of the heap in so many. */
  private static final long SHARE = 16;

  /** One client has a quarter of the rows. */
  private static final long CLIENTS = 4;

  /** The last quarter of the rows is for small views of those who hold few. */
  private static final long KEPT_ROWS = 4;

  /** Rows of a view of 500 levels a side, which is small. */
  private static final long SMALL = 1_000;

  /** What a heap of that size has room for. */
  static ViewShares of(long heap) {
    return new ViewShares(1_000, 100, 250, heap / SHARE / BYTES_A_ROW);
  }

  /** Why the payer may not begin a view of so many rows; empty where it may. */
  Optional<String> refused(Collection<Channel> all, Payer payer, long wanted) {
    Held held = new Held(all, payer);
    if (held.count >= views) {
      return Optional.of(views + " different views are subscribed; ask for a usual one");
    }
    if (held.own >= FEW && payer.isNamed() && held.own >= aClient) {
      return Optional.of("a client may begin " + aClient + " different views");
    }
    if (held.own >= FEW && !payer.isNamed() && held.unnamed >= views / 2) {
      return Optional.of(
          "clients of this machine itself may begin " + views / 2 + " different views together");
    }
    if (held.own >= FEW && held.count >= views - kept) {
      return Optional.of(
          "the last "
              + kept
              + " of "
              + views
              + " different views are for clients that have begun fewer than "
              + FEW);
    }
    return refused(held, wanted);
  }

  private Optional<String> refused(Held held, long wanted) {
    if (held.own > 0 && held.ownRows + wanted > rows / CLIENTS) {
      return Optional.of(
          "the views that a client begins may hold " + rows / CLIENTS + " rows together");
    }
    boolean little = held.own < FEW && wanted <= SMALL;
    long forIt = little ? rows : rows - rows / KEPT_ROWS;
    return held.rows + wanted > forIt
        ? Optional.of("all views together may hold " + forIt + " rows; ask for fewer levels")
        : Optional.empty();
  }

  /** What is held: by all, by the payer, and by those who are nobody's. */
  private static final class Held {
    private int count;
    private int own;
    private int unnamed;
    private long rows;
    private long ownRows;

    Held(Collection<Channel> all, Payer payer) {
      for (Channel view : all) {
        if (!view.isPage()) {
          count++;
          rows += view.rows();
          unnamed += view.audience().owner().isNamed() ? 0 : 1;
          if (view.audience().owner().equals(payer)) {
            own++;
            ownRows += view.rows();
          }
        }
      }
    }
  }
}
