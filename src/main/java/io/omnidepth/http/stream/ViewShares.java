package io.omnidepth.http.stream;

import io.omnidepth.http.cost.Payer;
import java.util.Collection;
import java.util.Optional;

/**
 * Bounds of the number of different views, and of the memory that they hold. Each client has a
 * share, and the last places are kept for clients that hold few. Any reader may join a view that is
 * there already.
 *
 * @param views the number for all readers together
 * @param aClient the number for one client
 * @param kept the places that are kept for clients that hold fewer than {@link #FEW}
 * @param rows the rows that all views may hold, by their memory; the last quarter is kept for small
 *     views
 */
record ViewShares(int views, int aClient, int kept, long rows) {
  static final int FEW = 4;

  /**
   * The memory of a row: its price, size and cumulative size, and its part of a snapshot's bytes.
   */
  private static final long BYTES_A_ROW = 50;

  /** All rows may take this fraction of the heap: one in eight. */
  private static final long SHARE = 8;

  /** One client may have this fraction of the rows: a quarter. */
  private static final long CLIENTS = 4;

  /** This fraction of the rows, a quarter, is kept for small views of clients that hold few. */
  private static final long KEPT_ROWS = 4;

  /** A view of so many rows is small: 500 levels a side. */
  private static final long SMALL = 1_000;

  /** Shares of so many views, for whose rows a heap of that size has room. */
  static ViewShares of(int views, long heap) {
    return new ViewShares(views, 100, views / 4, heap / SHARE / BYTES_A_ROW);
  }

  /**
   * The reason why the payer may not begin so many views of so many rows together; empty if it may.
   */
  Optional<String> refused(Collection<Channel> all, Payer payer, int more, long wanted) {
    Held held = new Held(all, payer);
    if (held.views + more > views) {
      return Optional.of(views + " different views are subscribed; ask for a usual one");
    }
    if (held.own >= FEW && payer.isNamed() && held.own + more > aClient) {
      return Optional.of("a client may begin " + aClient + " different views");
    }
    if (held.own >= FEW && !payer.isNamed() && held.unnamed + more > views / 2) {
      return Optional.of(
          "clients of this machine itself may begin " + views / 2 + " different views together");
    }
    if (held.own >= FEW && held.views + more > views - kept) {
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

  /** The views that are held: by all, by the payer, and by clients without a name. */
  private static final class Held {
    private int views;
    private int own;
    private int unnamed;
    private long rows;
    private long ownRows;

    Held(Collection<Channel> all, Payer payer) {
      for (Channel view : all) {
        if (!view.isPage()) {
          int count = view.key().views().size();
          views += count;
          rows += view.rows();
          unnamed += view.audience().owner().isNamed() ? 0 : count;
          if (view.audience().owner().equals(payer)) {
            own += count;
            ownRows += view.rows();
          }
        }
      }
    }
  }
}
