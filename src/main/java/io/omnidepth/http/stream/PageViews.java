package io.omnidepth.http.stream;

import io.omnidepth.api.depth.DepthParameters;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Choice;
import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The views that the page shows by itself, before its reader has chosen anything. All readers share
 * them. Also a client that has used up its share gets them, but only a few at a time: a client that
 * took all of them would leave no time for others.
 */
public final class PageViews {
  /** More of them than a reader's pages show at a time. Any further one is a usual view. */
  public static final int MOST_OF_A_CLIENT = 4;

  /** The page's presets in per cent. Columns have some room of their own. */
  private static final List<BigDecimal> PRESETS =
      List.of("0.1", "0.25", "0.5", "1", "2", "5", "10").stream().map(Decimals::of).toList();

  /** The ranges that the page asks for, in per cent: its presets and some room. */
  public static final List<BigDecimal> RANGES =
      List.of("0.115", "0.2875", "0.575", "1.15", "2.3", "5.75", "11.5").stream()
          .map(Decimals::of)
          .toList();

  /** The numbers of columns that the page asks for: the least that has one for each pixel. */
  static final List<Integer> COLUMNS = List.of(300, 600, 900, 1_200, 1_800, 2_400);

  /** The rows a side of the page's ladder, in steps of 1, 2 or 5 times a power of ten. */
  static final int LADDER_LEVELS = 20;

  private static final Duration CHART_EVERY = Duration.ofMillis(100);
  private static final Duration HIDDEN_EVERY = Duration.ofSeconds(2);
  private static final Duration USUAL_EVERY = Duration.ofMillis(250);

  private PageViews() {}

  /** Whether it is a view of the page, or of a reader that sets nothing. */
  static boolean has(ViewKey key) {
    DepthQuery query = key.query();
    return query.choice().equals(Choice.of(query.instrument()))
        && (query.group().isPresent()
            ? isLadder(key)
            : isChart(key) || isInColumns(key) || isHidden(key) || isUsual(key));
  }

  private static boolean isChart(ViewKey key) {
    return key.query().columns().isEmpty()
        && key.query().levels() == DepthParameters.MOST_LEVELS
        && key.query().breakdown()
        && isOfAChart(key)
        && isOneOf(RANGES, key);
  }

  private static boolean isInColumns(ViewKey key) {
    return key.query().columns().filter(COLUMNS::contains).isPresent()
        && isOfAChart(key)
        && (isOneOf(RANGES, key) || isOneOf(PRESETS, key));
  }

  /** The streams of a moment have one interval, so a chart may have that of the usual views. */
  private static boolean isOfAChart(ViewKey key) {
    return key.interval().equals(CHART_EVERY) || key.interval().equals(USUAL_EVERY);
  }

  private static boolean isOneOf(List<BigDecimal> ranges, ViewKey key) {
    return key.query()
        .range()
        .filter(range -> ranges.stream().anyMatch(each -> each.compareTo(range) == 0))
        .isPresent();
  }

  /** Whether it is the ladder, which goes out in one moment with the chart. */
  private static boolean isLadder(ViewKey key) {
    return key.query().levels() == LADDER_LEVELS
        && key.query().breakdown()
        && key.query().range().isEmpty()
        && key.query()
            .group()
            .filter(step -> Decimals.roundStep(step).compareTo(step) == 0)
            .isPresent()
        && key.interval().equals(USUAL_EVERY);
  }

  /** Whether it is the best prices alone, for the title of a hidden page. */
  private static boolean isHidden(ViewKey key) {
    return key.query().levels() == 1 && isPlain(key) && key.interval().equals(HIDDEN_EVERY);
  }

  private static boolean isUsual(ViewKey key) {
    return key.query().levels() == DepthParameters.USUAL_LEVELS
        && isPlain(key)
        && key.interval().equals(USUAL_EVERY);
  }

  private static boolean isPlain(ViewKey key) {
    return key.query().range().isEmpty() && !key.query().breakdown();
  }
}
