package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Listener;
import io.omnidepth.api.depth.DepthParameters;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.http.connection.LogLimiter;
import io.omnidepth.http.cost.CostBudget;
import io.omnidepth.http.cost.Costs;
import io.omnidepth.http.cost.FairQueue;
import io.omnidepth.http.cost.Payer;
import io.omnidepth.support.VirtualLoop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ViewSharesTest {
  private static final Payer CLIENT = new Payer("client a", true);
  private static final Payer OTHER = new Payer("client b", true);
  private static final Payer NOBODY = new Payer("connection 1", false);

  private final VirtualLoop loop = new VirtualLoop(Reports.START);
  private final Channels home =
      new Channels(
          loop,
          new Board(List.of(), List.of(), Freshness.USUAL, Reports.START),
          new Costs(CostBudget.OF_A_CLIENT, FairQueue.Bounds.of(2), loop),
          loop,
          Listener.NONE,
          new Late(new LogLimiter(LoggerFactory.getLogger(ViewSharesTest.class)), Listener.NONE));

  private final ViewShares shares = new ViewShares(40, 10, 10, 1_000);
  private final List<Channel> views = new ArrayList<>();

  private static ViewKey key(int levels) {
    return new ViewKey(DepthQuery.of(Choice.of(BTC), levels), Duration.ofMillis(250));
  }

  private void begun(Payer owner, int count, int levels) {
    for (int i = 0; i < count; i++) {
      views.add(
          new Channel(
              ChannelKey.of(key(levels)),
              List.of("s" + views.size()),
              false,
              owner,
              home,
              Reports.START));
    }
  }

  private boolean mayBegin(Payer payer) {
    return shares.refused(views, payer, 1, 2).isEmpty();
  }

  @Test
  void aClientHasAShareAndTheOthersHaveTheRest() {
    begun(CLIENT, 10, 1);
    assertEquals(
        Optional.of("a client may begin 10 different views"), shares.refused(views, CLIENT, 1, 2));
    assertTrue(mayBegin(OTHER));
  }

  @Test
  void theLastPlacesAreForClientsThatHoldFew() {
    for (int client = 0; client < 3; client++) {
      begun(new Payer("client " + client, true), 10, 1);
    }
    begun(CLIENT, 3, 1);
    assertTrue(mayBegin(CLIENT));
    begun(CLIENT, 1, 1);
    assertFalse(mayBegin(CLIENT));
    assertTrue(mayBegin(OTHER));
    begun(OTHER, 6, 1);
    assertFalse(mayBegin(new Payer("client c", true)), "there are no more");
  }

  @Test
  void clientsWithoutANameHaveHalfOfThePlaces() {
    for (int connection = 0; connection < 5; connection++) {
      begun(new Payer("connection " + connection, false), 4, 1);
    }
    assertFalse(mayBegin(NOBODY));
    assertTrue(mayBegin(new Payer("connection 9", false)), "it has begun none");
    assertTrue(mayBegin(CLIENT));
  }

  @Test
  void rowsAreSharedToo() {
    ViewShares many = new ViewShares(40, 10, 10, 10_000);
    begun(CLIENT, 2, 600);
    assertEquals(Optional.empty(), many.refused(views, CLIENT, 1, 100));
    assertEquals(
        Optional.of("the views that a client begins may hold 2500 rows together"),
        many.refused(views, CLIENT, 1, 101));
    assertEquals(
        Optional.empty(), many.refused(views, OTHER, 1, 5_100), "the first one may be large");
    assertEquals(
        Optional.of("all views together may hold 7500 rows; ask for fewer levels"),
        many.refused(views, OTHER, 1, 5_101));
  }

  @Test
  void theLastRowsAreForSmallViewsOfClientsThatHoldFew() {
    ViewShares many = new ViewShares(40, 10, 10, 10_000);
    begun(CLIENT, 3, 1);
    begun(new Payer("client c", true), 1, 3_747);
    assertEquals(Optional.empty(), many.refused(views, CLIENT, 1, 1_000));
    assertEquals(
        Optional.of("all views together may hold 7500 rows; ask for fewer levels"),
        many.refused(views, CLIENT, 1, 1_001));
    begun(CLIENT, 1, 1);
    assertEquals(
        Optional.of("all views together may hold 7500 rows; ask for fewer levels"),
        many.refused(views, CLIENT, 1, 2));
    begun(new Payer("client d", true), 5, 249);
    assertEquals(
        Optional.of("all views together may hold 10000 rows; ask for fewer levels"),
        many.refused(views, OTHER, 1, 9));
  }

  @Test
  void thePageAsksForTheRangesOfItsViews() throws IOException {
    String page = Files.readString(Path.of("web/src/book/window.ts"));
    Matcher presets = Pattern.compile("PRESETS = \\[([^]]+)]").matcher(page);
    Matcher room = Pattern.compile("range\\) \\* ([0-9.]+)\\)\\.toPrecision").matcher(page);
    assertTrue(presets.find() && room.find(), page);
    List<BigDecimal> ranges = new ArrayList<>();
    for (String preset : presets.group(1).split(",", -1)) {
      ranges.add(
          new BigDecimal(preset.strip())
              .multiply(new BigDecimal(room.group(1)))
              .stripTrailingZeros());
    }
    assertEquals(ranges, PageViews.RANGES.stream().map(BigDecimal::stripTrailingZeros).toList());
  }

  @Test
  void thePagesViewsAreTheUsualViews() {
    assertTrue(PageViews.has(key(DepthParameters.USUAL_LEVELS)));
    assertFalse(PageViews.has(key(DepthParameters.USUAL_LEVELS + 1)));
    DepthQuery chart =
        new DepthQuery(
            Choice.of(BTC),
            5_000,
            Optional.empty(),
            Optional.of(new BigDecimal("11.50")),
            true,
            true);
    assertTrue(PageViews.has(new ViewKey(chart, Duration.ofMillis(100))));
    assertFalse(PageViews.has(new ViewKey(chart, Duration.ofMillis(50))));
    assertTrue(PageViews.has(new ViewKey(inColumns("1", 900), Duration.ofMillis(250))));
    assertFalse(PageViews.has(new ViewKey(inColumns("1", 901), Duration.ofMillis(250))));
    assertFalse(PageViews.has(new ViewKey(inColumns("1.1", 900), Duration.ofMillis(250))));
    DepthQuery hidden =
        new DepthQuery(Choice.of(BTC), 1, Optional.empty(), Optional.empty(), false, true);
    assertTrue(PageViews.has(new ViewKey(hidden, Duration.ofSeconds(2))));
  }

  @Test
  void theLadderIsAViewOfThePage() throws IOException {
    String page = Files.readString(Path.of("web/src/ladder/LadderPanel.vue"));
    assertTrue(page.contains("LEVELS = " + PageViews.LADDER_LEVELS), page);
    assertTrue(PageViews.has(ladder("20", PageViews.LADDER_LEVELS)));
    assertTrue(PageViews.has(ladder("0.05", PageViews.LADDER_LEVELS)));
    assertFalse(PageViews.has(ladder("0.06", PageViews.LADDER_LEVELS)));
    assertFalse(PageViews.has(ladder("20", PageViews.LADDER_LEVELS + 1)));
  }

  private static ViewKey ladder(String group, int levels) {
    return new ViewKey(
        new DepthQuery(
            Choice.of(BTC),
            levels,
            Optional.of(new BigDecimal(group)),
            Optional.empty(),
            true,
            true),
        Duration.ofMillis(250));
  }

  private static DepthQuery inColumns(String range, int columns) {
    return new DepthQuery(
        Choice.of(BTC),
        100,
        Optional.empty(),
        Optional.of(new BigDecimal(range)),
        Optional.of(columns),
        true,
        false);
  }

  @Test
  void aViewInColumnsHoldsNoMoreRowsThanColumns() {
    assertEquals(900 * 3, new ViewKey(inColumns("1", 900), Duration.ofMillis(250)).rows());
  }
}
