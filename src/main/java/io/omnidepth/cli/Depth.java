package io.omnidepth.cli;

import io.omnidepth.api.depth.DepthText;
import io.omnidepth.app.OneRound;
import io.omnidepth.app.Server;
import io.omnidepth.market.Instrument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a depth of one round. */
@Command(
    name = "depth",
    description =
        "Asks the venues once and prints the depth. Exit status 0 only when a venue answered.",
    footer = {
      "",
      "Examples:",
      "  omnidepth depth BTC-USD --levels 5 --venues kraken,coinbase",
      "  omnidepth depth BTC-USD --convert USDT,USDC --fees",
      "  omnidepth depth ETH-EUR --json"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Depth implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTRUMENT", description = "What to ask for, as BTC-USD.")
  private String instrument = "";

  @Mixin private RoundOptions round = new RoundOptions();

  @Option(names = "--json", description = "Print what /api/v1/depth would answer.")
  private boolean json;

  @Option(names = "--csv", description = "Print side,price,size,cumulative.")
  private boolean csv;

  @Option(
      names = "--levels",
      paramLabel = "N",
      defaultValue = "10",
      description = "Rows a side, 1 to 5000 (default: ${DEFAULT-VALUE}).")
  private int levels = 10;

  @Override
  public Integer call() throws InterruptedException {
    Commands.notBoth(json, csv);
    int rows = Settings.levels(levels);
    Instrument asked = Settings.instrument("INSTRUMENT", instrument);
    OneRound answered = round.poll(asked);
    spec.commandLine().getOut().print(text(answered, rows));
    spec.commandLine().getOut().flush();
    return answered.snapshot().select(answered.choice()).countsAny() ? 0 : Server.FAILED;
  }

  private String text(OneRound asked, int rows) {
    if (json) {
      return DepthText.json(asked.snapshot(), asked.choice(), rows, asked.now()) + "\n";
    }
    return csv
        ? DepthText.csv(asked.snapshot(), asked.choice(), rows, asked.now())
        : DepthText.ladder(asked.snapshot(), asked.choice(), rows, asked.now());
  }
}
