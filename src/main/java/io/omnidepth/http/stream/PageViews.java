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

  /** The ranges that the page asks for, in per cent: its presets and some room. */
  public static final List<BigDecimal> RANGES =
      List.of("0.115", "0.2875", "0.575", "1.15", "2.3", "5.75", "11.5").stream()
          .map(Decimals::of)
          .toList();

  private static final Duration CHART_EVERY = Duration.ofMillis(100);
  private static final Duration HIDDEN_EVERY = Duration.ofSeconds(2);
  private static final Duration USUAL_EVERY = Duration.ofMillis(250);

  private PageViews() {}

  /** Whether it is a view of the page, or of a reader that sets nothing. */
  static boolean has(ViewKey key) {
    DepthQuery query = key.query();
    return query.choice().equals(Choice.of(query.instrument()))
        && query.group().isEmpty()
        && (isChart(key) || isHidden(key) || isUsual(key));
  }

  private static boolean isChart(ViewKey key) {
    return key.query().levels() == DepthParameters.MOST_LEVELS
        && key.query().breakdown()
        && key.interval().equals(CHART_EVERY)
        && key.query()
            .range()
            .filter(range -> RANGES.stream().anyMatch(each -> each.compareTo(range) == 0))
            .isPresent();
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
