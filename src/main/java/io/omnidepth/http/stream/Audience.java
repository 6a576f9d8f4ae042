package io.omnidepth.http.stream;

import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The subscriptions of one channel. Each frame goes to all of them from the same bytes. */
final class Audience {
  private final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private Payer owner;

  /**
   * An audience without readers.
   *
   * @param owner the client that begins the channel
   */
  Audience(Payer owner) {
    this.owner = owner;
  }

  boolean isEmpty() {
    return subscriptions.isEmpty();
  }

  boolean has(Payer payer) {
    return subscriptions.stream().anyMatch(each -> each.payer().equals(payer));
  }

  void join(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /** The next reader becomes the owner when the owner has left. */
  void leave(Subscription subscription) {
    subscriptions.remove(subscription);
    if (!has(owner)) {
      subscriptions.stream().findFirst().ifPresent(next -> owner = next.payer());
    }
  }

  /** The channel counts to this client's share. */
  Payer owner() {
    return owner;
  }

  /** The reader that has used least of late: a frame for all of them costs each of them little. */
  Payer payer(Costs costs) {
    return subscriptions.stream()
        .map(Subscription::payer)
        .distinct()
        .min(Comparator.comparingDouble(costs::used))
        .orElse(owner);
  }

  boolean wantsSnapshot() {
    return subscriptions.stream().anyMatch(Subscription::wantsSnapshot);
  }

  /** Sends the frame to those who hold the view; returns how many took it. */
  int send(Frame frame) {
    int sent = 0;
    try (Delivery delivery = new Delivery(frame)) {
      for (Subscription each : subscriptions) {
        sent += each.send(delivery) ? 1 : 0;
      }
    }
    return sent;
  }

  /** Sends the whole view to those who want it; returns how many there were. */
  int sendSnapshot(Frame frame) {
    List<Subscription> behind = subscriptions.stream().filter(Subscription::wantsSnapshot).toList();
    try (Delivery delivery = new Delivery(frame)) {
      behind.forEach(each -> each.sendSnapshot(delivery));
    }
    return behind.size();
  }
}
