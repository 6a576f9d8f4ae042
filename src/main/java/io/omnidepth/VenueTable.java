package io.omnidepth;

import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The built-in venues as a table for people. */
final class VenueTable {
  private VenueTable() {}

  static String of(List<Venue> venues) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "NAME", "URL", "LEVELS", "LIMITS (WEIGHT)", "ASKED EVERY", "TAKER FEE"));
    for (Venue venue : venues) {
      rows.add(
          List.of(
              venue.id(),
              venue.name(),
              venue.origin().toString(),
              levels(venue),
              venue.limits().stream().map(VenueTable::limit).collect(Collectors.joining(", ")),
              time(venue.interval()),
              venue.fee().perCent() + " %"));
    }
    return Table.of(rows);
  }

  private static String levels(Venue venue) {
    if (venue.completeness() == Venue.Completeness.WHOLE) {
      return "whole book";
    }
    return venue.depths().isEmpty()
        ? "as sent"
        : "to " + venue.depths().get(venue.depths().size() - 1).levels();
  }

  private static String limit(Venue.Limit limit) {
    return limit.weight() + " per " + time(limit.window());
  }

  private static String time(Duration time) {
    return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
