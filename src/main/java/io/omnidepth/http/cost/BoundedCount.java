package io.omnidepth.http.cost;

/** A number that is bounded for all loops together. Any thread may call it. */
public final class BoundedCount {
  private final long most;
  private long count;

  public BoundedCount(long most) {
    this.most = most;
  }

  /** Adds so many if that keeps within the bound; returns whether it does. */
  public synchronized boolean take(long more) {
    boolean fits = more <= most - count;
    count += fits ? more : 0;
    return fits;
  }

  /** Gives back so many that were taken. */
  public synchronized void giveBack(long some) {
    count -= some;
  }

  public synchronized long count() {
    return count;
  }
}
