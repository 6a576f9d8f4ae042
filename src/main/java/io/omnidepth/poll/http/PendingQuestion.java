package io.omnidepth.poll.http;

import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Loop;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question under way. The first of answer, failure and deadline ends it; later events are
 * ignored.
 */
final class PendingQuestion {
  private static final int DEEPEST_CAUSE = 8;

  private final RequestTiming timing;
  private final BoundedBody body;
  private final Deadline deadline;
  private final Consumer<Reply> then;
  private boolean ended;

  /** A question that is sent now. */
  PendingQuestion(Loop loop, Bounds bounds, Consumer<Reply> then) {
    this.then = then;
    timing = new RequestTiming(loop);
    body = new BoundedBody(bounds.body(), bounds.room(), timing);
    deadline = new Deadline(loop, bounds.within(), timing, this::late);
  }

  BoundedBody body() {
    return body;
  }

  /** Ends the question with a whole answer. */
  void answered(Function<Timing, Reply> answer) {
    deadline.met();
    end(answer);
  }

  /** Ends the question with a failure. */
  void failed(Throwable failure) {
    deadline.met();
    // A rejected body drops its connection, which then shows as another failure.
    end(
        at ->
            body.unfit()
                .map(unfit -> new Failure(Failure.Cause.UNFIT, message(unfit), at))
                .orElseGet(() -> new Failure(Failure.Cause.UNREACHABLE, words(failure), at)));
  }

  private void late(String why) {
    if (!ended) {
      end(at -> new Failure(Failure.Cause.LATE, why, at));
      body.abandon();
    }
  }

  private void end(Function<Timing, Reply> reply) {
    if (!ended) {
      ended = true;
      then.accept(reply.apply(timing.now()));
    }
  }

  /** The failure and its cause, because the failure's own message may be empty of facts. */
  private static String words(Throwable failure) {
    Throwable deepest = failure;
    for (int i = 0; i < DEEPEST_CAUSE && deepest.getCause() != null; i++) {
      deepest = deepest.getCause();
    }
    String first = message(failure);
    String last = message(deepest);
    return first.contains(last) ? first : first + ": " + last;
  }

  private static String message(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
