package io.omnidepth.http;

import io.omnidepth.http.cost.ThreadTime;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The result of work and the processor time that it took.
 *
 * @param took the processor time of the thread that did the work
 */
record TimedWork<T>(T result, Duration took) {
  static <T> TimedWork<T> of(Supplier<T> work) {
    Duration before = ThreadTime.spent();
    T result = work.get();
    return new TimedWork<>(result, ThreadTime.spent().minus(before));
  }
}
