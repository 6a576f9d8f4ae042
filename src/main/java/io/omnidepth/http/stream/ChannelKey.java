package io.omnidepth.http.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The key of a channel: subscriptions with equal keys share it.
 *
 * @param moment the name of the moment that its views belong to; empty for one view that goes out
 *     by itself
 * @param views at least one; all have one interval, and none repeats
 */
record ChannelKey(Optional<String> moment, List<ViewKey> views) {
  ChannelKey {
    views = List.copyOf(views);
  }

  static ChannelKey of(ViewKey view) {
    return new ChannelKey(Optional.empty(), List.of(view));
  }

  /** The time between two updates, as {@link UpdatePace} has it. */
  Duration interval() {
    return views.get(0).interval();
  }

  /** The most rows that the views can hold. */
  long rows() {
    return views.stream().mapToLong(ViewKey::rows).sum();
  }
}
