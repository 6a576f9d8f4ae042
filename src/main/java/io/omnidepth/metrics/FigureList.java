package io.omnidepth.metrics;

import java.util.ArrayList;
import java.util.List;

/** Figures in the order in which they are declared. */
final class FigureList {
  private final List<Figure> figures = new ArrayList<>();

  /** Declares a figure. */
  Figure add(FigureKind kind, String shortName, String unit, String says, Tag... tags) {
    Figure figure = new Figure(kind, shortName, unit, says, List.of(tags));
    figures.add(figure);
    return figure;
  }

  List<Figure> all() {
    return List.copyOf(figures);
  }
}
