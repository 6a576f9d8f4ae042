package io.omnidepth.http;

import io.omnidepth.http.cost.Payer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An answer in the making, and the requests that wait for it. Each payer of them has its own place
 * in the queue for a worker, so nobody waits for the turn of a payer that asks more. The first
 * place that comes to its turn begins the work; the others have nothing left to do. Runs on one
 * event loop.
 */
final class Making {
  private static final long NOT_BEGUN = Long.MIN_VALUE;

  private final SharedAnswers.Key key;
  private final List<WaitingRequest> requests = new ArrayList<>();
  private final Set<Payer> queued = new HashSet<>();
  private long version = NOT_BEGUN;

  Making(SharedAnswers.Key key) {
    this.key = key;
  }

  SharedAnswers.Key key() {
    return key;
  }

  void add(WaitingRequest request) {
    requests.add(request);
  }

  boolean isBegun() {
    return version != NOT_BEGUN;
  }

  /** Whether a request for that publication may wait for it. */
  boolean serves(long publication) {
    return !isBegun() || version == publication;
  }

  void begin(long publication) {
    version = publication;
  }

  boolean hasOpenRequest() {
    return requests.stream().anyMatch(WaitingRequest::isOpen);
  }

  /** Takes a place in the queue for the payer; false if it has one already. */
  boolean queue(Payer payer) {
    return queued.add(payer);
  }

  /** Gives up the payer's place. */
  void leaveQueue(Payer payer) {
    queued.remove(payer);
  }

  /** Whether nobody is left who would begin it. */
  boolean isAbandoned() {
    return !isBegun() && queued.isEmpty();
  }

  /** Removes the payer's requests. */
  List<WaitingRequest> remove(Payer payer) {
    List<WaitingRequest> own =
        requests.stream().filter(request -> request.payer().equals(payer)).toList();
    requests.removeAll(own);
    return own;
  }

  /** The requests that wait now. */
  List<WaitingRequest> requests() {
    return List.copyOf(requests);
  }
}
