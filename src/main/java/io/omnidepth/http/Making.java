package io.omnidepth.http;

import io.omnidepth.http.cost.Payer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer in the making, and the requests that wait for it, on all loops. Each payer of them has
 * its own place in the queue for a worker, so nobody waits for the turn of a payer that asks more.
 * The first place that comes to its turn begins the work; the others have nothing left to do. Any
 * thread may call it.
 *
 * <p>Always true: a request that was added is returned once, by the end or by its payer's leave.
 */
final class Making {
  /** The place of a new request. */
  enum Place {
    /** It waits for work that has begun, or for its payer's turn. */
    WAITS,
    /** It waits, and its payer has yet to queue for a worker. */
    IS_FIRST_OF_PAYER,
    /** It was not added, as the making has ended. */
    NONE
  }

  private final SharedAnswers.Key key;
  private final List<WaitingRequest> requests = new ArrayList<>();
  private final Set<Payer> queued = new HashSet<>();
  private @Nullable AnswerVersion version;
  private boolean hasEnded;

  Making(SharedAnswers.Key key) {
    this.key = key;
  }

  SharedAnswers.Key key() {
    return key;
  }

  /** Whether a request for that version may wait for it. */
  synchronized boolean serves(AnswerVersion current) {
    return !hasEnded && (version == null || version.isAs(current));
  }

  /** Adds the request if the work has begun and not ended. */
  synchronized boolean join(WaitingRequest request) {
    boolean runs = version != null && !hasEnded;
    if (runs) {
      requests.add(request);
    }
    return runs;
  }

  /** Adds the request, whether the work has begun or not. */
  synchronized Place add(WaitingRequest request) {
    if (hasEnded) {
      return Place.NONE;
    }
    requests.add(request);
    return version == null && queued.add(request.payer()) ? Place.IS_FIRST_OF_PAYER : Place.WAITS;
  }

  /** Begins the work; false if it has begun before or will never begin. */
  synchronized boolean begin(AnswerVersion now) {
    boolean begins = version == null && !hasEnded;
    if (begins) {
      version = now;
    }
    return begins;
  }

  /** Begins the work for that request, too. */
  synchronized boolean begin(WaitingRequest request, AnswerVersion now) {
    boolean begins = begin(now);
    if (begins) {
      requests.add(request);
    }
    return begins;
  }

  /** Gives up the payer's place; returns its requests, none if the work has begun. */
  synchronized List<WaitingRequest> leave(Payer payer) {
    queued.remove(payer);
    if (version != null) {
      return List.of();
    }
    List<WaitingRequest> own =
        requests.stream().filter(request -> request.payer().equals(payer)).toList();
    requests.removeAll(own);
    return own;
  }

  /** Whether nobody is left who would begin it. */
  synchronized boolean isAbandoned() {
    return version == null && queued.isEmpty();
  }

  /** Ends it without work; returns its requests, none if the work has begun. */
  synchronized List<WaitingRequest> cancel() {
    return version == null ? end() : List.of();
  }

  /** Ends it; returns its requests. */
  synchronized List<WaitingRequest> end() {
    List<WaitingRequest> all = requests();
    hasEnded = true;
    requests.clear();
    return all;
  }

  /** The requests that wait now. */
  synchronized List<WaitingRequest> requests() {
    return List.copyOf(requests);
  }
}
