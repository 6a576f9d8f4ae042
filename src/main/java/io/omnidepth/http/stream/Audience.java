package io.omnidepth.http.stream;

import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.Payer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The subscriptions of one channel on all loops, and the clients that they count to. Any thread may
 * call it.
 */
final class Audience {
  /** Readers among which one pays for a frame: to compare all of them would cost more than that. */
  private static final int FEW = 16;

  private final Map<Payer, Integer> payers = new LinkedHashMap<>();
  private final List<Integer> sizes = new ArrayList<>();
  private volatile List<LoopAudience> parts = List.of();
  private volatile boolean isEmpty = true;
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
    return isEmpty;
  }

  /** The parts, one a loop that has readers. */
  List<LoopAudience> parts() {
    return parts;
  }

  synchronized boolean has(Payer payer) {
    return payers.containsKey(payer);
  }

  /** Whether that one reader is all. */
  synchronized boolean isOnly(Payer payer) {
    return payers.size() == 1 && payers.getOrDefault(payer, 0) == 1;
  }

  /** The part of that loop; empty if it has no reader there. */
  synchronized Optional<LoopAudience> part(Hub hub) {
    return parts.stream().filter(part -> part.hub().equals(hub)).findFirst();
  }

  /** Counts a reader. Its part gets it on its own loop. */
  synchronized void join(Payer payer, LoopAudience part) {
    payers.merge(payer, 1, Integer::sum);
    isEmpty = false;
    int place = parts.indexOf(part);
    if (place >= 0) {
      sizes.set(place, sizes.get(place) + 1);
    } else {
      List<LoopAudience> more = new ArrayList<>(parts);
      more.add(part);
      sizes.add(1);
      parts = List.copyOf(more);
    }
  }

  /** A reader has left. The next reader becomes the owner when the owner has left. */
  synchronized void leave(Payer payer, LoopAudience part) {
    payers.merge(payer, -1, (count, one) -> count + one == 0 ? null : count + one);
    isEmpty = payers.isEmpty();
    if (!isEmpty && !payers.containsKey(owner)) {
      owner = payers.keySet().iterator().next();
    }
    int place = parts.indexOf(part);
    sizes.set(place, sizes.get(place) - 1);
    if (sizes.get(place) == 0) {
      List<LoopAudience> rest = new ArrayList<>(parts);
      rest.remove(place);
      sizes.remove(place);
      parts = List.copyOf(rest);
    }
  }

  /** The channel counts to this client's share. */
  synchronized Payer owner() {
    return owner;
  }

  /**
   * A reader that has used little of late: a frame for all of them costs each of them little.
   *
   * @param amongAll whether it is the one that has used least of all
   */
  synchronized Payer payer(Costs costs, boolean amongAll) {
    return payers.keySet().stream()
        .limit(amongAll ? Long.MAX_VALUE : FEW)
        .min(Comparator.comparingDouble(costs::used))
        .orElse(owner);
  }
}
