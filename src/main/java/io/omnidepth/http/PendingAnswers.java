package io.omnidepth.http;

import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Requests that wait until the board knows enough. Those that need not wait any more are answered a
 * few milliseconds at a time, so that others get their turn between. Runs on one event loop.
 */
final class PendingAnswers {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration AT_A_TIME = Duration.ofMillis(5);
  private static final int MOST = 1_000;
  private static final int MOST_OF_A_PAYER = 100;

  private record Pending(
      RoutingContext context, Payer payer, Predicate<Snapshot> known, Runnable answer) {
    void end() {
      if (context.response().closed()) {
        return;
      }
      try {
        answer.run();
      } catch (RuntimeException bug) {
        context.fail(bug); // the others go on
      }
    }
  }

  private final Loop loop;
  private final List<Pending> waiting = new ArrayList<>();
  private final Queue<Pending> ready = new ArrayDeque<>();

  PendingAnswers(Loop loop) {
    this.loop = loop;
  }

  /** Answers now, if the snapshot knows enough, or as soon as one does. */
  void add(
      RoutingContext context,
      Payer payer,
      Snapshot snapshot,
      Predicate<Snapshot> known,
      Runnable answer) {
    if (known.test(snapshot) || isFull(payer)) {
      answer.run();
      return;
    }
    Pending pending = new Pending(context, payer, known, answer);
    waiting.add(pending);
    loop.after(
        LONGEST_WAIT,
        () -> {
          if (waiting.remove(pending)) {
            pending.end();
          }
        });
  }

  private boolean isFull(Payer payer) {
    return waiting.size() >= MOST
        || waiting.stream().filter(each -> each.payer().equals(payer)).count() >= MOST_OF_A_PAYER;
  }

  /** The board has published a snapshot. */
  void published(Snapshot snapshot) {
    List<Pending> known = waiting.stream().filter(each -> each.known().test(snapshot)).toList();
    waiting.removeAll(known);
    boolean idle = ready.isEmpty();
    ready.addAll(known);
    if (idle) {
      answerSome();
    }
  }

  private void answerSome() {
    Duration begun = ThreadTime.spent();
    while (!ready.isEmpty() && ThreadTime.spent().minus(begun).compareTo(AT_A_TIME) < 0) {
      ready.remove().end();
    }
    if (!ready.isEmpty()) {
      loop.submit(this::answerSome);
    }
  }
}
