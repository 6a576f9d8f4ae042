package io.omnidepth.api.depth;

import java.math.BigDecimal;
import java.util.List;

/** The grid of a picture, the labels of its ticks and the names of its axes. */
final class PictureGrid {
  private final PictureLayout layout;
  private final Plot plot;
  private final Font font;
  private final Svg svg;

  PictureGrid(PictureLayout layout, Svg svg) {
    this.layout = layout;
    this.plot = layout.area();
    this.font = layout.font();
    this.svg = svg;
  }

  void draw() {
    sizes();
    double below = plot.bottom() + font.times(1.4);
    prices(below);
    if (layout.isCompact()) {
      shortNames(below);
    } else {
      names();
    }
  }

  private void sizes() {
    List<BigDecimal> sizes = layout.sizeTicks();
    List<String> labels = PictureLayout.labels(sizes);
    for (int i = 0; i < sizes.size(); i++) {
      double y = plot.sizes().at(sizes.get(i));
      svg.line(plot.left(), y, plot.right(), y, Paint.GRID, "");
      svg.label(
          plot.left() - font.times(0.5), y + font.times(0.35), "end", Paint.MUTED, labels.get(i));
    }
  }

  private void prices(double below) {
    double name = layout.isCompact() ? font.size() + font.width(layout.instrument().quote()) : 0;
    double end = layout.canvas().width() - font.times(0.5) - name;
    List<BigDecimal> prices = layout.priceTicks();
    List<String> labels = PictureLayout.labels(prices);
    for (int i = 0; i < prices.size(); i++) {
      double x = plot.prices().at(prices.get(i));
      svg.line(x, plot.top(), x, plot.bottom(), Paint.GRID, "");
      if (x + font.width(labels.get(i)) / 2 <= end) {
        svg.label(x, below, "middle", Paint.MUTED, labels.get(i));
      }
    }
  }

  private void shortNames(double below) {
    svg.label(
        layout.canvas().width() - font.times(0.5),
        below,
        "end",
        Paint.MUTED,
        layout.instrument().quote());
    svg.label(
        plot.left() - font.times(0.5),
        plot.top() - font.times(0.5),
        "end",
        Paint.MUTED,
        layout.instrument().base());
  }

  private void names() {
    svg.label(
        (plot.left() + plot.right()) / 2,
        layout.canvas().height() - font.times(0.7),
        "middle",
        Paint.MUTED,
        "Price (" + layout.instrument().quote() + ")");
    double x = font.times(1.4);
    double y = (plot.top() + plot.bottom()) / 2;
    svg.raw("<g transform=\"rotate(-90 ")
        .raw(DepthCurve.text(x))
        .raw(" ")
        .raw(DepthCurve.text(y))
        .raw(")\">")
        .label(x, y, "middle", Paint.MUTED, "Cumulative size (" + layout.instrument().base() + ")")
        .raw("</g>");
  }
}
