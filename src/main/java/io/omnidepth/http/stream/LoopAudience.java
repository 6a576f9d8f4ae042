package io.omnidepth.http.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one channel on one loop. It gets each delivery once, and sends it to its
 * readers from the same bytes: at once, or in turns with others if they are so many that the loop
 * would stand still. No reader is always the last. Runs on that loop unless a method says
 * otherwise.
 */
final class LoopAudience {
  /** Sockets that are written to before others get their turn. */
  private static final int AT_A_TIME = 64;

  /** A delivery that takes longer is no further divided into turns. */
  private static final Duration LONGEST = Duration.ofMillis(80);

  /** Deliveries that may be on their way; further ones are left out, and a snapshot follows. */
  private static final int MOST_AHEAD = 4;

  private final Channel channel;
  private final Channels home;
  private final Hub hub;
  private final boolean isAtHome;
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private final Set<Subscription> behind = new LinkedHashSet<>();
  private final Queue<Burst> bursts = new ArrayDeque<>();
  private Subscription @Nullable [] members;
  private final Rotation rotation = new Rotation();
  private boolean asked;
  private boolean compresses;

  /** The deliveries that are on their way to this loop, or not sent to all. */
  private final AtomicInteger ahead = new AtomicInteger();

  /** Whether deliveries were left out since the last snapshot. The channel's home sets it. */
  private volatile boolean skipped;

  /**
   * An audience without readers.
   *
   * @param home makes the channel's frames
   * @param hub the readers' loop
   */
  LoopAudience(Channel channel, Channels home, Hub hub) {
    this.channel = channel;
    this.home = home;
    this.hub = hub;
    this.isAtHome = home.loop().equals(hub.loop());
  }

  Channel channel() {
    return channel;
  }

  Hub hub() {
    return hub;
  }

  void join(Subscription subscription) {
    if (subscriptions.isEmpty()) {
      hub.audiences().add(this);
    }
    subscriptions.add(subscription);
    behind.add(subscription);
    members = null;
  }

  void leave(Subscription subscription) {
    subscriptions.remove(subscription);
    behind.remove(subscription);
    members = null;
    if (subscriptions.isEmpty()) {
      hub.audiences().remove(this);
    }
  }

  /** Asks for a snapshot if a reader that holds no state may and can take one. */
  void ask() {
    if (!asked && !behind.isEmpty() && behind.stream().anyMatch(Subscription::wantsSnapshot)) {
      asked = true;
      askHome();
    }
  }

  private void askHome() {
    if (isAtHome) {
      home.snapshotFor(this);
    } else {
      home.loop().submit(() -> home.snapshotFor(this));
    }
  }

  /** Asks for what is missing, as time has passed. */
  void look() {
    if (skipped && ahead.get() == 0) {
      askHome();
    } else {
      ask();
    }
  }

  /**
   * Sends the delivery to the readers that it is for. The channel's home calls it on its own loop.
   */
  void post(Delivery delivery, Delivery.Kind kind) {
    if (kind == Delivery.Kind.CHANGE && (skipped || ahead.get() >= MOST_AHEAD)) {
      skipped = true;
      return;
    }
    Delivery.Kind known = kind == Delivery.Kind.SNAPSHOT && skipped ? Delivery.Kind.RESET : kind;
    skipped &= known != Delivery.Kind.RESET;
    ahead.incrementAndGet();
    Delivery held = delivery.hold();
    if (isAtHome) {
      take(held, known);
    } else {
      hub.loop().submit(() -> take(held, known));
    }
  }

  private void take(Delivery delivery, Delivery.Kind kind) {
    bursts.add(new Burst(delivery, kind));
    if (bursts.size() == 1) {
      sendFirst();
    }
    hub.sends().now();
  }

  /** Sends the first burst at its turn. If it is large, it is compressed beside the loop before. */
  private void sendFirst() {
    Delivery delivery = bursts.element().delivery;
    if (delivery.isHeavy() && subscriptions.stream().anyMatch(Subscription::isDeflated)) {
      if (!compresses) {
        compresses = true;
        hub.loop().offload(delivery::deflate, done -> compressed(), fault -> compressed());
      }
    } else {
      hub.sends().add(this);
    }
  }

  /** Sends what is compressed. If that failed, sending fails in the same way and tells it. */
  private void compressed() {
    compresses = false;
    hub.sends().add(this);
    hub.sends().now();
  }

  /** Sends to some readers, as its turn has come. */
  void sendSome() {
    Burst burst = bursts.element();
    if (burst.sendSome()) {
      bursts.remove();
      burst.end();
      boolean isLast = ahead.decrementAndGet() == 0;
      if (!bursts.isEmpty()) {
        sendFirst();
      } else if (isLast && skipped) {
        look();
      }
    } else {
      hub.sends().add(this);
    }
  }

  private Subscription[] members() {
    Subscription[] known = members;
    if (known == null) {
      known = subscriptions.toArray(Subscription[]::new);
      members = known;
    }
    return known;
  }

  /** One delivery, while it is sent. */
  private final class Burst {
    private final Delivery delivery;
    private final Delivery.Kind kind;
    private final Instant begun = hub.loop().instant();
    private Subscription @Nullable [] to;
    private int from;
    private int next;
    private int sent;

    Burst(Delivery delivery, Delivery.Kind kind) {
      this.delivery = delivery;
      this.kind = kind;
    }

    /** Sends it to some readers more; returns whether it has been sent to all. */
    boolean sendSome() {
      Subscription[] all = to == null ? begin() : to;
      boolean isLate = Duration.between(begun, hub.loop().instant()).compareTo(LONGEST) > 0;
      int end = isLate ? all.length : Math.min(all.length, next + AT_A_TIME);
      for (; next < end; next++) {
        send(all[(from + next) % all.length]);
      }
      return next == all.length;
    }

    private Subscription[] begin() {
      if (kind == Delivery.Kind.RESET) {
        subscriptions.forEach(Subscription::fallBehind);
        behind.addAll(subscriptions);
      }
      Subscription[] all =
          kind == Delivery.Kind.CHANGE ? members() : behind.toArray(Subscription[]::new);
      if (all.length > 0) {
        from = rotation.place(all.length);
      }
      to = all;
      return all;
    }

    private void send(Subscription each) {
      if (each.hasLeft()) {
        return;
      }
      if (each.take(delivery, kind)) {
        sent++;
        if (kind != Delivery.Kind.CHANGE) {
          behind.remove(each);
        }
      } else if (each.isBehind()) {
        behind.add(each);
      }
    }

    void end() {
      if (kind != Delivery.Kind.CHANGE) {
        asked = false;
      }
      if (kind == Delivery.Kind.CHANGE || sent > 0) {
        delivery.tell(hub.listener(), sent);
      }
      delivery.close();
    }
  }
}
