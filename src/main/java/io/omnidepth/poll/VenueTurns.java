package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Work that would hold up the event loop, done beside it one piece after the other. The venues come
 * in turn, however much one of them has to be done; what is to be done for one venue keeps its
 * order. Used by one loop, on which all results come.
 */
final class VenueTurns {
  private final Loop loop;
  private final Map<String, Deque<Runnable>> queues = new LinkedHashMap<>();
  private boolean busy;

  VenueTurns(Loop loop) {
    this.loop = loop;
  }

  /** Does the work when its turn has come. */
  <T> Future<T> take(String venue, Callable<T> work) {
    Promise<T> result = Promise.promise();
    queues
        .computeIfAbsent(venue, first -> new ArrayDeque<>())
        .add(
            () ->
                loop.offload(
                    work,
                    done -> {
                      result.complete(done);
                      ended(venue);
                    },
                    fault -> {
                      result.fail(fault);
                      ended(venue);
                    }));
    next();
    return result.future();
  }

  private void next() {
    if (!busy && !queues.isEmpty()) {
      busy = true;
      queues.values().iterator().next().remove().run();
    }
  }

  /** The venue has had its turn: what else is to be done for it comes behind the others. */
  private void ended(String venue) {
    busy = false;
    Optional.ofNullable(queues.remove(venue))
        .filter(rest -> !rest.isEmpty())
        .ifPresent(rest -> queues.put(venue, rest));
    next();
  }
}
