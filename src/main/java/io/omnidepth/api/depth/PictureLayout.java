package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The measures of a picture: its font, its axes and its ticks. */
final class PictureLayout {
  private static final double HEADROOM = 1.08;

  private final DepthAnswer answer;
  private final Canvas canvas;
  private final Font font;
  private final boolean compact;
  private final Plot plot;

  /**
   * The layout of a depth on a canvas.
   *
   * @param answer with a range; its depth has a book
   */
  PictureLayout(DepthAnswer answer, Canvas canvas) {
    this.answer = answer;
    this.canvas = canvas;
    this.font = Font.of(canvas);
    this.compact = canvas.width() < font.times(45) || canvas.height() < font.times(22);
    this.plot = plot();
  }

  Canvas canvas() {
    return canvas;
  }

  Font font() {
    return font;
  }

  /** Whether there is room for the most needed labels alone. */
  boolean isCompact() {
    return compact;
  }

  /** The part where the curves are. */
  Plot area() {
    return plot;
  }

  Depth depth() {
    return answer.selection().depth();
  }

  Instrument instrument() {
    return answer.query().instrument();
  }

  /** The shown part on either side of the reference mid, in per cent of it. */
  BigDecimal range() {
    return answer.query().range().orElseThrow();
  }

  Ladder ladder(Side side) {
    return side == Side.BID ? answer.view().bids() : answer.view().asks();
  }

  /** Whether the number of rows of the request may have cut the side. */
  boolean cuts(Side side) {
    return ladder(side).rows() == answer.query().levels();
  }

  /** The most rows of a side that the request allows. */
  int levels() {
    return answer.query().levels();
  }

  /** The sum of a side's shown rows; empty if none is shown. */
  Optional<BigDecimal> sum(Side side) {
    return sum(side, plot.prices());
  }

  private Optional<BigDecimal> sum(Side side, Axis prices) {
    int rows = DepthCurve.onAxis(ladder(side), prices);
    return rows == 0 ? Optional.empty() : Optional.of(ladder(side).cumulative().decimal(rows - 1));
  }

  private Plot plot() {
    BigDecimal middle = middle();
    BigDecimal away = middle.multiply(range().movePointLeft(2));
    BigDecimal low = middle.subtract(away).max(BigDecimal.ZERO);
    double top = font.times(compact ? 3.4 : 5);
    double bottom = canvas.height() - font.times(compact ? 1.9 : 3.5);
    BigDecimal most = most(new Axis(low, middle.add(away), 0, 1));
    double room = Math.max(HEADROOM, 1 + font.times(2) / (bottom - top));
    Axis sizes = new Axis(BigDecimal.ZERO, most.multiply(BigDecimal.valueOf(room)), bottom, top);
    double labels = labels(sizeTicks(sizes)).stream().mapToDouble(font::width).max().orElse(0);
    double left =
        compact
            ? font.times(1.1) + Math.max(labels, font.width(instrument().base()))
            : font.times(2.9) + labels;
    return new Plot(new Axis(low, middle.add(away), left, canvas.width() - font.size()), sizes);
  }

  /** The reference mid or, where there is none, the nearest price to one. */
  private BigDecimal middle() {
    return depth()
        .referenceMid()
        .or(depth()::mid)
        .or(() -> depth().best(Side.BID))
        .or(() -> depth().best(Side.ASK))
        .orElse(BigDecimal.ONE);
  }

  /** The largest sum that is shown; 1 if nothing is. */
  private BigDecimal most(Axis prices) {
    return Stream.of(Side.values())
        .flatMap(side -> sum(side, prices).stream())
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ONE);
  }

  List<BigDecimal> sizeTicks() {
    return sizeTicks(plot.sizes());
  }

  private List<BigDecimal> sizeTicks(Axis sizes) {
    return sizes.ticks((int) Math.max(2, (sizes.from() - sizes.to()) / font.times(3.5)));
  }

  /** As many prices as have room beside each other. */
  List<BigDecimal> priceTicks() {
    Axis prices = plot.prices();
    double pixels = prices.to() - prices.from();
    for (int most = Math.max(1, (int) (pixels / font.times(4))); most > 1; most--) {
      List<BigDecimal> ticks = prices.ticks(most);
      double widest = labels(ticks).stream().mapToDouble(font::width).max().orElse(0);
      if (ticks.size() < 2
          || prices.at(ticks.get(1)) - prices.at(ticks.get(0)) > widest + font.size()) {
        return ticks;
      }
    }
    return prices.ticks(1);
  }

  /** Plain decimals, all with as many places. */
  static List<String> labels(List<BigDecimal> ticks) {
    int places = ticks.stream().mapToInt(tick -> tick.stripTrailingZeros().scale()).max().orElse(0);
    return ticks.stream().map(tick -> Decimals.padded(tick.setScale(Math.max(0, places)))).toList();
  }
}
