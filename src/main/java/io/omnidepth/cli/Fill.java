package io.omnidepth.cli;

import io.omnidepth.api.fill.FillText;
import io.omnidepth.app.OneRound;
import io.omnidepth.app.Server;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what an order would take of a depth of one round. */
@Command(
    name = "fill",
    description =
        "Asks the venues once and prints what an order would take. Exit status 0 only when all of it was there.",
    footer = {
      "",
      "Examples:",
      "  omnidepth fill BTC-USD buy 10 --fees",
      "  omnidepth fill BTC-USD sell 250000 --notional --convert USDT,USDC",
      "  omnidepth fill ETH-EUR buy 40 --json | jq .average"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Fill implements Callable<Integer> {
  /** What completes the side. */
  static final class Sides implements Iterable<String> {
    static final List<String> WORDS = List.of("buy", "sell");

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "INSTRUMENT", description = "What to trade, as BTC-USD.")
  private String instrument = "";

  @Parameters(
      index = "1",
      paramLabel = "SIDE",
      completionCandidates = Sides.class,
      description = "buy or sell.")
  private String side = "";

  @Parameters(
      index = "2",
      paramLabel = "SIZE",
      description = "How much: of the base asset, or with --notional of the quote asset.")
  private String size = "";

  @Option(
      names = "--notional",
      description = "SIZE is what to pay or to get, in the quote asset, as USD of BTC-USD.")
  private boolean notional;

  @Mixin private RoundOptions round = new RoundOptions();

  @Option(names = "--json", description = "Print what /api/v1/fill would answer.")
  private boolean json;

  @Option(names = "--csv", description = "Print a row for each market that it takes of.")
  private boolean csv;

  @Override
  public Integer call() throws InterruptedException {
    Commands.notBoth(json, csv);
    Instrument traded = Settings.instrument("INSTRUMENT", instrument);
    Side taken = Settings.taken("SIDE", side);
    Order order = Settings.order("SIZE", size, notional);
    OneRound asked = round.poll(traded);
    FillText fill = new FillText(asked.snapshot(), asked.choice(), taken, order, asked.now());
    spec.commandLine().getOut().print(json ? fill.json() + "\n" : csv ? fill.csv() : fill.table());
    spec.commandLine().getOut().flush();
    return fill.fill().filled() ? 0 : Server.FAILED;
  }
}
