package io.omnidepth.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.Csv;
import io.omnidepth.text.Table;
import io.omnidepth.venue.Completeness;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The built-in venues, for people and for scripts. */
public final class VenueTable {
  private static final int WIDTH = 100;
  private static final String LEGEND =
      """

      LEVELS a side at the most; whole: all there are; as sent: the venue takes no number.
      LIMIT in the venue's own weights; it is never asked faster, nor more often than EVERY.
      """;

  private VenueTable() {}

  public static String of(List<Venue> venues) {
    Table table = new Table("ID", "ASKED AT", ">LEVELS", ">EVERY S", ">TAKER FEE %", "LIMIT");
    for (Venue venue : venues) {
      table.row(
          venue.id(),
          venue.origin().toString().replaceFirst("^https://", ""),
          depth(venue),
          seconds(venue.limits().interval()),
          venue.fee().perCent(),
          limits(venue, ", "));
    }
    return table.within(WIDTH) + LEGEND;
  }

  /** The fees with where and when they were read. */
  public static String sources(List<Venue> venues) {
    Table table = new Table("ID", "NAME", ">TAKER FEE %", "READ IN");
    venues.forEach(
        venue -> table.row(venue.id(), venue.name(), venue.fee().perCent(), venue.fee().source()));
    return table.within(Integer.MAX_VALUE);
  }

  /** One object with all of it, in the words of the API; times in milliseconds. */
  public static String json(List<Venue> venues) {
    ObjectNode all = new JsonMapper().createObjectNode();
    ArrayNode rows = all.putArray("venues");
    for (Venue venue : venues) {
      ObjectNode row = rows.addObject();
      row.put("venue", venue.id());
      row.put("name", venue.name());
      row.put("url", venue.origin().toString());
      row.put("bookUrl", venue.request().url());
      row.put("levels", levels(venue).orElse(null));
      row.put("whole", venue.response().completeness() == Completeness.WHOLE);
      row.put("intervalMs", venue.limits().interval().toMillis());
      row.put("deadlineMs", venue.limits().deadline().toMillis());
      ArrayNode limits = row.putArray("limits");
      for (Limit limit : venue.limits().all()) {
        limits.addObject().put("weight", limit.weight()).put("windowMs", limit.window().toMillis());
      }
      row.put("takerFeePerCent", Decimals.of(venue.fee().perCent()));
      row.put("takerFeeSource", venue.fee().source());
    }
    return all.toPrettyString() + System.lineSeparator();
  }

  public static String csv(List<Venue> venues) {
    Csv csv =
        new Csv(
            List.of(
                "venue",
                "name",
                "url",
                "levels",
                "whole",
                "intervalMs",
                "limits",
                "takerFeePerCent",
                "takerFeeSource"));
    venues.forEach(
        venue ->
            csv.row(
                List.of(
                    venue.id(),
                    venue.name(),
                    venue.origin().toString(),
                    levels(venue).map(String::valueOf).orElse(""),
                    String.valueOf(venue.response().completeness() == Completeness.WHOLE),
                    String.valueOf(venue.limits().interval().toMillis()),
                    limits(venue, " "),
                    venue.fee().perCent(),
                    venue.fee().source())));
    return csv.text();
  }

  private static String depth(Venue venue) {
    return venue.response().completeness() == Completeness.WHOLE
        ? "whole"
        : levels(venue).map(String::valueOf).orElse("as sent");
  }

  private static Optional<Integer> levels(Venue venue) {
    return venue.request().depths().isEmpty()
        ? Optional.empty()
        : Optional.of(venue.request().depths().get(venue.request().depths().size() - 1).levels());
  }

  private static String limits(Venue venue, String between) {
    return venue.limits().all().stream()
        .map(VenueTable::limit)
        .collect(Collectors.joining(between));
  }

  private static String limit(Limit limit) {
    Duration window = limit.window();
    String unit = window.toSeconds() % 60 == 0 ? window.toMinutes() + "min" : seconds(window) + "s";
    return limit.weight() + "/" + unit.replaceFirst("^1(?=[a-z])", "");
  }

  private static String seconds(Duration time) {
    return Decimals.text(BigDecimal.valueOf(time.toMillis(), 3));
  }
}
