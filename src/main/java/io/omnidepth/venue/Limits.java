package io.omnidepth.venue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The limits of questions to a venue: their number in time, and the time of an answer.
 *
 * @param all the rate limits; all of them hold
 * @param meters headers that tell how much of a limit is used
 * @param interval the shortest useful time between two questions for a book: the venue does not
 *     change its answer faster, or the book is too large
 * @param deadline the time after which an answer is given up
 */
public record Limits(List<Limit> all, List<Meter> meters, Duration interval, Duration deadline) {
  public Limits {
    all = List.copyOf(all);
    meters = List.copyOf(meters);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no limit of how often one may ask");
    }
  }

  /** The limits while a catalog file declares them. */
  static final class Draft {
    final List<Limit> all = new ArrayList<>();
    final List<MeterDeclaration> meters = new ArrayList<>();
    Duration interval = Duration.ofSeconds(1);
    Duration deadline = Duration.ofSeconds(5);

    Limits declared() {
      return new Limits(
          all, meters.stream().map(meter -> meter.of(all)).toList(), interval, deadline);
    }
  }
}
