package io.omnidepth.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The requests of the clients of a load run. */
final class LoadQuestions {
  private static final List<String> NAMED =
      List.of("BTC-USD", "BTC-USDT", "BTC-USDC", "BTC-EUR", "ETH-USD");

  private LoadQuestions() {}

  /** Twenty usual views, each at 250 ms. */
  static List<String> views() {
    List<String> views = new ArrayList<>();
    for (String instrument : NAMED) {
      for (String how :
          List.of(
              "\"levels\":20",
              "\"levels\":100,\"breakdown\":true",
              "\"levels\":50,\"group\":1,\"breakdown\":true",
              "\"levels\":200,\"fees\":true")) {
        views.add("\"instrument\":\"" + instrument + "\"," + how + ",\"intervalMs\":250");
      }
    }
    return views;
  }

  /** The most costly view, another one each time. */
  static String costlyView(Random random) {
    return "\"instrument\":\""
        + pick(random, NAMED)
        + "\",\"levels\":5000,\"breakdown\":true,\"fees\":true,\"maxSkewMs\":"
        + (10_000 + random.nextInt(100_000))
        + ",\"intervalMs\":50";
  }

  /** The most costly request, another one each time. */
  static String costly(Random random) {
    String instrument = pick(random, NAMED);
    String choice = "fees=true&maxSkewMs=" + (10_000 + random.nextInt(100_000));
    String joined = instrument.startsWith("BTC-USDT") ? "USD,USDC,EUR" : "USDT";
    return switch (random.nextInt(6)) {
      case 0 -> "summary/" + instrument + "?convert=" + joined + "&" + choice;
      case 1 -> "depth/" + instrument + ".svg?width=4000&height=4000&range=50&" + choice;
      case 2 -> "depth/" + instrument + ".csv?levels=5000&breakdown=true&" + choice;
      case 3 -> "depth/" + instrument + ".txt?levels=5000&" + choice;
      case 4 -> "fill/" + instrument + "?side=buy&size=1000000&" + choice;
      default ->
          "depth/" + instrument + "?levels=5000&breakdown=true&convert=" + joined + "&" + choice;
    };
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
