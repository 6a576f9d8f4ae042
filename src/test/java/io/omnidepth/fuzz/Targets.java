package io.omnidepth.fuzz;

import io.omnidepth.api.all.ParameterTarget;
import io.omnidepth.http.stream.StreamTarget;
import io.omnidepth.market.NumberTarget;
import io.omnidepth.poll.HeaderTarget;
import io.omnidepth.read.BookTarget;
import io.omnidepth.read.ListTarget;
import io.omnidepth.settings.SettingsTarget;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;

/** All readers of text from outside. */
final class Targets {
  /** By name: {@code book-kraken}, {@code list-kraken}, {@code stream}, ... */
  static final Map<String, Target> ALL = all();

  private Targets() {}

  private static Map<String, Target> all() {
    Map<String, Target> all = new LinkedHashMap<>();
    for (Target target :
        new Target[] {
          new NumberTarget(),
          new StreamTarget(),
          new ParameterTarget(),
          new SettingsTarget(),
          new HeaderTarget()
        }) {
      all.put(target.reader(), target);
    }
    for (Venue venue : Catalog.ALL) {
      all.put("book-" + venue.id(), new BookTarget(venue));
      venue.listing().ifPresent(listing -> all.put("list-" + venue.id(), new ListTarget(venue)));
    }
    return all;
  }
}
