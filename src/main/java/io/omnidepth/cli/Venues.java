package io.omnidepth.cli;

import static io.omnidepth.settings.Setting.setting;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.text.Csv;
import io.omnidepth.text.Table;
import io.omnidepth.venue.Completeness;
import io.omnidepth.venue.Limit;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Prints the built-in venues, for people and for scripts. */
@Command(
    name = "venues",
    description = "Lists the built-in venues: id, URL, levels, limits, taker fee.",
    footer = {
      "",
      "Examples:",
      "  omnidepth venues --sources",
      "  omnidepth venues --json | jq -r '.venues[].venue'"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Venues implements Task {
  private static final int WIDTH = 100;
  private static final String LEGEND =
      """

      LEVELS a side at the most; whole: all there are; as sent: the venue takes no number.
      LIMIT in the venue's own weights; it is never asked faster, nor more often than EVERY.
      """;

  private static final Setting<Boolean> SOURCES =
      setting("--sources").onOff().says("Tell the source and the day of each fee");
  private static final Setting<Boolean> JSON = Form.json("Print all that is known of them as JSON");
  private static final Setting<Boolean> CSV = Form.csv("Print rows with commas");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SOURCES, JSON, CSV);
  }

  @Override
  public int run(Values values, PrintWriter out) {
    out.print(
        switch (Form.of(values, JSON, CSV)) {
          case JSON -> json(Catalog.ALL);
          case CSV -> csv(Catalog.ALL);
          case TABLE -> values.get(SOURCES) ? sources(Catalog.ALL) : table(Catalog.ALL);
        });
    return DONE;
  }

  private static String table(List<Venue> venues) {
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
  private static String sources(List<Venue> venues) {
    Table table = new Table("ID", "NAME", ">TAKER FEE %", "READ IN");
    venues.forEach(
        venue -> table.row(venue.id(), venue.name(), venue.fee().perCent(), venue.fee().source()));
    return table.within(Integer.MAX_VALUE);
  }

  /** One object with all of it, in the words of the API; times in milliseconds. */
  private static String json(List<Venue> venues) {
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

  private static String csv(List<Venue> venues) {
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
    return venue.limits().all().stream().map(Venues::limit).collect(Collectors.joining(between));
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
