package io.omnidepth.poll;

import static io.omnidepth.venue.Condition.isAbsent;
import static io.omnidepth.venue.Condition.mentions;
import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.venue.Declaration;
import io.omnidepth.venue.Venue;
import java.time.Duration;

/** Made-up venues for tests. */
final class TestVenues {
  private TestVenues() {}

  static Declaration venue(String id) {
    return Venue.named(id, id)
        .mark(0, 0)
        .book("https://" + id + ".example/book/{market}?n={depth}")
        .markets(joined("-"))
        .layout(sides("", "bids", "asks", row(0, 1)))
        .healthyWhen("error", isAbsent())
        .limitedWhen("error", mentions("slow down"))
        .unlistedWhen("error", mentions("no such market"))
        .takerFee("0.1", "made up");
  }

  /** A venue with wide limits: 20 and 100 levels, ten thousand a second. */
  static Venue generous(String id) {
    return venue(id)
        .depths(20, 100)
        .allows(10_000, Duration.ofSeconds(1))
        .every(Duration.ofMillis(100))
        .deadline(Duration.ofMillis(600))
        .declared();
  }
}
