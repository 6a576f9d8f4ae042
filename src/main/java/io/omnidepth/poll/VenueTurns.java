package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Work that would block the event loop, done beside it one piece after the other. The venues come
 * in turn, even if one of them has much work. The work for one venue keeps its order. Only one loop
 * may use it, and it gets all results.
 */
final class VenueTurns {
  private final Loop loop;
  private final Map<String, Deque<Runnable>> queues = new LinkedHashMap<>();
  private boolean busy;

  VenueTurns(Loop loop) {
    this.loop = loop;
  }

  /** Does the work at its turn, then calls {@code then} or {@code failed}. */
  <T> void take(String venue, Callable<T> work, Consumer<T> then, Consumer<Throwable> failed) {
    queues
        .computeIfAbsent(venue, first -> new ArrayDeque<>())
        .add(
            () ->
                loop.offload(
                    work,
                    done -> end(venue, () -> then.accept(done)),
                    fault -> end(venue, () -> failed.accept(fault))));
    next();
  }

  private void next() {
    if (!busy && !queues.isEmpty()) {
      busy = true;
      queues.values().iterator().next().remove().run();
    }
  }

  /** Ends the venue's turn. The rest of its work comes behind the others'. */
  private void end(String venue, Runnable report) {
    try {
      report.run();
    } finally {
      pass(venue);
    }
  }

  private void pass(String venue) {
    busy = false;
    Optional.ofNullable(queues.remove(venue))
        .filter(rest -> !rest.isEmpty())
        .ifPresent(rest -> queues.put(venue, rest));
    next();
  }
}
