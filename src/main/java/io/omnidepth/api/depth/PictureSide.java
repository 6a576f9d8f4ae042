package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** One side of a depth in a picture: its curve, the area below it and its caption. */
final class PictureSide {
  private final PictureLayout layout;
  private final Side side;
  private final Svg svg;

  PictureSide(PictureLayout layout, Side side, Svg svg) {
    this.layout = layout;
    this.side = side;
    this.svg = svg;
  }

  private Paint stroke() {
    return side == Side.BID ? Paint.BID : Paint.ASK;
  }

  private Ladder ladder() {
    return layout.ladder(side);
  }

  /** Defines the curve, its area and the pattern that lies over sizes that are floors. */
  void define() {
    Plot plot = layout.area();
    svg.raw("<path id=\"")
        .raw(side)
        .raw("\" d=\"")
        .raw(DepthCurve.of(ladder(), plot.prices(), plot.sizes(), layout.cuts(side)))
        .raw("\"/><clipPath id=\"")
        .raw(side)
        .raw("-area\"><use href=\"#")
        .raw(side)
        .raw("\"/></clipPath><pattern id=\"")
        .raw(side)
        .raw("-floor\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"")
        .raw(" patternTransform=\"rotate(45)\">")
        .rect(0, 0, 7, 7, Paint.GROUND, " fill-opacity=\"0.35\"")
        .line(3, 0, 3, 7, stroke(), " stroke-opacity=\"0.55\"")
        .raw("</pattern>");
  }

  void draw() {
    Plot plot = layout.area();
    boolean nothing = DepthCurve.onAxis(ladder(), plot.prices()) == 0;
    Optional<BigDecimal> beyond = nothing ? Optional.empty() : beyond();
    svg.use(
        side.toString(),
        side == Side.BID ? Paint.BID_AREA : Paint.ASK_AREA,
        " fill-opacity=\"0.25\"");
    beyond.ifPresent(reach -> floor(plot.prices().at(reach)));
    String width = DepthCurve.text(layout.font().size() / 7);
    svg.use(side.toString(), stroke(), " fill=\"none\" stroke-width=\"" + width + "\"");
    double inset = layout.font().times(0.6);
    svg.label(
        side == Side.BID ? plot.left() + inset : plot.right() - inset,
        plot.top() + layout.font().times(1.4),
        side == Side.BID ? "start" : "end",
        Paint.INK,
        caption(nothing, beyond.isPresent()));
  }

  private String caption(boolean nothing, boolean floor) {
    if (layout.depth().best(side).isEmpty()) {
      return "no " + side + "s";
    }
    if (nothing) {
      return "no " + side + "s within " + Decimals.text(layout.range()) + " %";
    }
    return (layout.cuts(side) ? "best " + layout.levels() + " " : "")
        + side
        + "s"
        + (floor ? ", at least" : "");
  }

  /** The shown price from which on sums are floors; empty if nothing is shown beyond it. */
  private Optional<BigDecimal> beyond() {
    Axis prices = layout.area().prices();
    BigDecimal near = side == Side.BID ? prices.high() : prices.low();
    BigDecimal edge = side == Side.BID ? prices.low() : prices.high();
    BigDecimal far = layout.cuts(side) ? ladder().prices().decimal(ladder().rows() - 1) : edge;
    return layout
        .depth()
        .reach(side)
        .filter(reach -> side.compare(reach, far) < 0)
        .map(reach -> side.compare(reach, near) < 0 ? near : reach);
  }

  private void floor(double at) {
    Plot plot = layout.area();
    double from = side == Side.BID ? plot.left() : at;
    double to = side == Side.BID ? at : plot.right();
    svg.raw("<rect fill=\"url(#")
        .raw(side)
        .raw("-floor)\" clip-path=\"url(#")
        .raw(side)
        .raw("-area)\" ")
        .raw(Svg.box(from, plot.top(), to, plot.bottom()))
        .raw("/>")
        .line(at, plot.top(), at, plot.bottom(), stroke(), " stroke-dasharray=\"2 3\"");
  }
}
