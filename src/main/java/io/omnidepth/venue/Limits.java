package io.omnidepth.venue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate limits of a venue, and the time limit of an answer.
 *
 * @param all the rate limits; all of them apply
 * @param meters the headers that tell the used weight of a limit
 * @param interval the shortest useful time between two questions for a book: the venue does not
 *     change its answer faster, or the book is too large
 * @param deadline the time limit of an answer
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
