package io.omnidepth.metrics;

import static io.omnidepth.metrics.FigureKind.AGE;
import static io.omnidepth.metrics.FigureKind.GAUGE;

import java.util.List;

/** The figures of the books and markets on the board. */
final class BoardFigures {
  private static final FigureList LIST = new FigureList();

  static final Figure BUDGET_USED =
      LIST.add(
          GAUGE,
          "budget.used",
          "part, 0 to 1",
          "Used part of a venue's limit",
          Tag.VENUE,
          Tag.WINDOW);
  static final Figure BOOK_AGE =
      LIST.add(
          AGE,
          "book.age",
          "ms",
          "Age of a market's book, by its last byte and by the venue's own time",
          Tag.VENUE,
          Tag.INSTRUMENT);
  static final Figure BOOK_LAG =
      LIST.add(
          AGE,
          "book.lag",
          "ms",
          "From the venue's own time to the receipt; negative if the venue's clock is ahead",
          Tag.VENUE,
          Tag.INSTRUMENT);
  static final Figure BOOK_LEVELS =
      LIST.add(
          GAUGE,
          "book.levels",
          "levels",
          "Levels of a market's last book",
          Tag.VENUE,
          Tag.INSTRUMENT,
          Tag.SIDE);
  static final Figure VENUE_COUNTED =
      LIST.add(
          GAUGE,
          "venue.counted",
          "part, 0 to 1",
          "Part of a venue's books that count, of all that are polled and that it lists",
          Tag.VENUE);
  static final Figure INSTRUMENTS =
      LIST.add(GAUGE, "instruments", "instruments", "Polled instruments, on demand or not");
  static final Figure MARKET_VENUES =
      LIST.add(
          GAUGE,
          "market.venues",
          "venues",
          "Venues whose books count in the plain depth",
          Tag.INSTRUMENT);
  static final Figure MARKET_SKEW =
      LIST.add(
          AGE,
          "market.skew",
          "ms",
          "Difference in age between the oldest and the newest counted book",
          Tag.INSTRUMENT);
  static final Figure MARKET_MID =
      LIST.add(GAUGE, "market.mid", "quote asset", "Mid of the plain depth", Tag.INSTRUMENT);
  static final Figure MARKET_SPREAD =
      LIST.add(
          GAUGE,
          "market.spread",
          "quote asset",
          "Spread of the plain depth; negative while it is crossed",
          Tag.INSTRUMENT);
  static final Figure MARKET_SPREAD_BPS =
      LIST.add(
          GAUGE,
          "market.spread.bps",
          "hundredths of a per cent",
          "Spread of the plain depth, relative to the reference mid; negative while it is crossed",
          Tag.INSTRUMENT);
  static final Figure MARKET_DEPTH =
      LIST.add(
          GAUGE,
          "market.depth",
          "base asset",
          "Size within this distance of the reference mid, as far as the venues' books reach",
          Tag.INSTRUMENT,
          Tag.SIDE,
          Tag.BPS);
  static final Figure MARKET_CROSSED =
      LIST.add(
          GAUGE,
          "market.crossed",
          "base asset",
          "Size that one could buy and sell at once with a gain, before fees; 0 while the depth is not crossed",
          Tag.INSTRUMENT);

  static final Figure MARKET_EFFECTIVE =
      LIST.add(
          GAUGE,
          "market.venues.effective",
          "venues",
          "One divided by the sum of the venues' squared shares of the size within 100 bps",
          Tag.INSTRUMENT);
  static final Figure MARKET_COST =
      LIST.add(
          GAUGE,
          "market.cost.bps",
          "hundredths of a per cent",
          "Cost of the usual size against the reference mid, before fees: ask to buy, bid to sell",
          Tag.INSTRUMENT,
          Tag.SIDE);
  static final Figure MARKET_COST_LOSS =
      LIST.add(
          GAUGE,
          "market.cost.loss.bps",
          "hundredths of a per cent",
          "Increase of that cost without the venue; none if the others hold less than the usual size",
          Tag.INSTRUMENT,
          Tag.SIDE,
          Tag.VENUE);

  private BoardFigures() {}

  static List<Figure> all() {
    return LIST.all();
  }
}
