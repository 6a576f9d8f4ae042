package io.omnidepth.cli;

import io.omnidepth.venue.catalog.Catalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the built-in venues. */
@Command(
    name = "venues",
    description = "Lists what is built in: id, URL, levels, limits, taker fee.",
    footer = {
      "",
      "Examples:",
      "  omnidepth venues --sources",
      "  omnidepth venues --json | jq -r '.venues[].venue'"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Venues implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sources", description = "Say where and when each fee was read.")
  private boolean sources;

  @Option(names = "--json", description = "Print all that is known of them as JSON.")
  private boolean json;

  @Option(names = "--csv", description = "Print it with commas.")
  private boolean csv;

  @Override
  public Integer call() {
    Commands.notBoth(json, csv);
    String text =
        json
            ? VenueTable.json(Catalog.ALL)
            : csv
                ? VenueTable.csv(Catalog.ALL)
                : sources ? VenueTable.sources(Catalog.ALL) : VenueTable.of(Catalog.ALL);
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
