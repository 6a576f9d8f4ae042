package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The title and the description of a picture, for readers who cannot see it. */
final class PictureText {
  private final PictureLayout layout;
  private final DepthWords words;
  private final boolean demo;

  PictureText(PictureLayout layout, DepthWords words, boolean demo) {
    this.layout = layout;
    this.words = words;
    this.demo = demo;
  }

  String title() {
    return words.title() + (demo ? " · demo: made-up books" : "");
  }

  String description() {
    Depth depth = layout.depth();
    Axis prices = layout.area().prices();
    List<String> facts = new ArrayList<>();
    facts.add("Cumulative depth by price" + (demo ? ", of a demo's made-up books" : ""));
    facts.addAll(words.pricing());
    facts.add("best bid " + text(depth.best(Side.BID)));
    facts.add("best ask " + text(depth.best(Side.ASK)));
    facts.add(words.middle());
    if (depth.crossed()) {
      facts.add("crossed: one venue bids more than another asks");
    }
    facts.add("reference mid " + text(depth.referenceMid()));
    facts.add("shown from " + Decimals.text(prices.low()) + " to " + Decimals.text(prices.high()));
    for (Side side : Side.values()) {
      facts.add(side + "s sum up to " + layout.sum(side).map(Decimals::text).orElse("0"));
      facts.add(reach(side));
    }
    words.missed().ifPresent(missed -> facts.add("not counted: " + missed));
    words.blocked().ifPresent(blocked -> facts.add("blocked here: " + blocked));
    return String.join("; ", facts) + ".";
  }

  private String reach(Side side) {
    return layout
        .depth()
        .reach(side)
        .map(
            reach ->
                "a total to "
                    + Decimals.text(reach)
                    + ", where "
                    + words.endingAt(side, reach)
                    + " ends, at least that beyond")
        .orElse("a total to their end");
  }

  private static String text(Optional<BigDecimal> number) {
    return number.map(Decimals::text).orElse("none");
  }
}
