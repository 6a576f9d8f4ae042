package io.omnidepth.cli;

import io.omnidepth.app.OneRound;
import io.omnidepth.app.SourcePlan;
import io.omnidepth.board.Choice;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that polls the venues once. */
final class RoundOptions {
  @Mixin(name = "Venues")
  private Options.Asking asking = new Options.Asking();

  @Mixin(name = "Fees")
  private Options.Charging charging = new Options.Charging();

  @Mixin(name = "Freshness")
  private Options.Dating dating = new Options.Dating();

  @Option(
      names = "--convert",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "USDT,...",
      description = "Join books in these quotes, at the rates that the venues' own books tell.")
  private List<String> convert = new ArrayList<>();

  @Option(names = "--fees", description = "Put each venue's taker fee into its prices.")
  private boolean fees;

  OneRound poll(Instrument instrument) throws InterruptedException {
    Choice choice =
        new Choice(
            instrument,
            Set.of(),
            Optional.empty(),
            Settings.quotes("--convert", convert, instrument),
            fees);
    SourcePlan plan =
        Commands.plan(
            asking,
            charging,
            List.of(instrument),
            OneRound.INTERVAL,
            false,
            false,
            Settings.timesShown(dating.venueTimes, Catalog.ALL));
    return OneRound.poll(plan, choice);
  }
}
