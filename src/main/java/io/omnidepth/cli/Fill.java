package io.omnidepth.cli;

import static io.omnidepth.settings.Setting.setting;

import io.omnidepth.api.fill.FillText;
import io.omnidepth.app.InstrumentChoice;
import io.omnidepth.app.OneRound;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Side;
import io.omnidepth.settings.RoundSettings;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints how the depth of one round fills an order. */
@Command(
    name = "fill",
    description =
        "Polls the venues once and prints how the depth fills an order. Exit status 0 only when all of it was there.",
    footer = {
      "",
      "Examples:",
      "  omnidepth fill BTC-USD buy 10 --fees",
      "  omnidepth fill BTC-USD sell 250000 --notional --convert USDT,USDC",
      "  omnidepth fill BTC-USD buy 10 --without kraken",
      "  omnidepth fill ETH-EUR buy 40 --json | jq .average"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class Fill implements Task {
  private static final Setting<Boolean> NOTIONAL =
      setting("--notional")
          .onOff()
          .says("SIZE is what to pay or to get, in the quote asset, as USD of BTC-USD");
  private static final Setting<Boolean> JSON = Form.json("Print the answer of /api/v1/fill");
  private static final Setting<Boolean> CSV =
      Form.csv("Print a row for each market that fills a part of it");

  /** Completes the side. */
  static final class Sides implements Iterable<String> {
    static final List<String> WORDS = List.of("buy", "sell");

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }

  @Parameters(index = "0", paramLabel = "INSTRUMENT", description = "The instrument, as BTC-USD.")
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
      description = "The amount of the base asset, or with --notional of the quote asset.")
  private String size = "";

  @Override
  public List<Setting<?>> settings() {
    return Stream.concat(
            Stream.of(NOTIONAL), Stream.concat(RoundSettings.ALL.stream(), Stream.of(JSON, CSV)))
        .toList();
  }

  @Override
  public int run(Values values, PrintWriter out) throws InterruptedException {
    Form form = Form.of(values, JSON, CSV);
    Instrument traded = InstrumentChoice.instrument("INSTRUMENT", instrument);
    Side taken = taken(side);
    Order order = order(size, values.get(NOTIONAL));
    OneRound round = OneRound.poll(values, traded);
    FillText fill = new FillText(round.snapshot(), round.choice(), taken, order, round.now());
    out.print(text(fill, form));
    return fill.fill().filled() ? DONE : FAILED;
  }

  private static String text(FillText fill, Form form) {
    return switch (form) {
      case JSON -> fill.json() + "\n";
      case CSV -> fill.csv();
      case TABLE -> fill.table();
    };
  }

  /** The side of the book that the order takes. */
  private static Side taken(String text) {
    if (!Sides.WORDS.contains(text)) {
      throw WrongSetting.name("SIDE", text, Sides.WORDS);
    }
    return text.equals("buy") ? Side.ASK : Side.BID;
  }

  private static Order order(String text, boolean notional) {
    BigDecimal number =
        FillText.size(text)
            .orElseThrow(() -> new WrongSetting("SIZE", text, FillText.ALLOWED_SIZE));
    return notional ? new Order.Notional(number) : new Order.Size(number);
  }
}
