package io.omnidepth.cli;

import static io.omnidepth.settings.Setting.setting;

import io.omnidepth.api.depth.DepthText;
import io.omnidepth.app.InstrumentChoice;
import io.omnidepth.app.OneRound;
import io.omnidepth.market.Instrument;
import io.omnidepth.settings.RoundSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the depth of one round. */
@Command(
    name = "depth",
    description =
        "Polls the venues once and prints the depth. Exit status 0 only when a venue answered.",
    footer = {
      "",
      "Examples:",
      "  omnidepth depth BTC-USD --levels 5 --venues kraken,coinbase",
      "  omnidepth depth BTC-USD --convert USDT,USDC --fees",
      "  omnidepth depth ETH-EUR --json"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Depth implements Task {
  private static final Setting<Boolean> JSON = Form.json("Print the answer of /api/v1/depth");
  private static final Setting<Boolean> CSV = Form.csv("Print side,price,size,cumulative");
  private static final Setting<Integer> LEVELS =
      setting("--levels", "10").whole("N", 1, DepthText.MOST_LEVELS).says("The rows of a side");

  @Parameters(paramLabel = "INSTRUMENT", description = "The instrument, as BTC-USD.")
  private String instrument = "";

  @Override
  public List<Setting<?>> settings() {
    return Stream.concat(RoundSettings.ALL.stream(), Stream.of(JSON, CSV, LEVELS)).toList();
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    Form form = Form.of(values, JSON, CSV);
    Instrument wanted = InstrumentChoice.instrument("INSTRUMENT", instrument);
    OneRound round = OneRound.poll(values, wanted);
    out.print(text(round, form, values.get(LEVELS)));
    return round.snapshot().select(round.choice()).countsAny() ? DONE : FAILED;
  }

  private static String text(OneRound round, Form form, int rows) {
    return switch (form) {
      case JSON -> DepthText.json(round.snapshot(), round.choice(), rows, round.now()) + "\n";
      case CSV -> DepthText.csv(round.snapshot(), round.choice(), rows, round.now());
      case TABLE -> DepthText.ladder(round.snapshot(), round.choice(), rows, round.now());
    };
  }
}
