package io.omnidepth.http;

import io.omnidepth.board.Snapshot;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.http.cost.ThreadTime;
import io.omnidepth.source.Loop;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The requests of one loop that wait until the board knows enough. Those that need not wait any
 * more are answered a few milliseconds at a time, so that others get their turn between. Runs on
 * that loop.
 */
final class PendingAnswers {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final Duration AT_A_TIME = Duration.ofMillis(5);

  /** The number of requests that wait, on all loops. Any thread may call it. */
  static final class Count {
    private static final int MOST = 1_000;
    private static final int MOST_OF_A_PAYER = 100;

    private final Map<Payer, Integer> payers = new HashMap<>();
    private int all;

    private synchronized boolean take(Payer payer) {
      int own = payers.getOrDefault(payer, 0);
      if (all >= MOST || own >= MOST_OF_A_PAYER) {
        return false;
      }
      payers.put(payer, own + 1);
      all++;
      return true;
    }

    private synchronized void giveBack(Payer payer) {
      payers.computeIfPresent(payer, (same, own) -> own == 1 ? null : own - 1);
      all--;
    }
  }

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
  private final Count count;
  private final List<Pending> waiting = new ArrayList<>();
  private final Queue<Pending> ready = new ArrayDeque<>();

  PendingAnswers(Loop loop, Count count) {
    this.count = count;
    this.loop = loop;
  }

  /** Answers now, if the snapshot knows enough, or as soon as one does. */
  void add(
      RoutingContext context,
      Payer payer,
      Snapshot snapshot,
      Predicate<Snapshot> known,
      Runnable answer) {
    if (known.test(snapshot) || !count.take(payer)) {
      answer.run();
      return;
    }
    Pending pending = new Pending(context, payer, known, answer);
    waiting.add(pending);
    loop.after(
        LONGEST_WAIT,
        () -> {
          if (waiting.remove(pending)) {
            count.giveBack(payer);
            pending.end();
          }
        });
  }

  /** The board has published a snapshot. */
  void published(Snapshot snapshot) {
    List<Pending> known = waiting.stream().filter(each -> each.known().test(snapshot)).toList();
    waiting.removeAll(known);
    known.forEach(each -> count.giveBack(each.payer()));
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
