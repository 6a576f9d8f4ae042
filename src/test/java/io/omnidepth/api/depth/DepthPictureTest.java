package io.omnidepth.api.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DepthPictureTest {
  private static final Venue A = Reports.venue("aa");
  private static final Venue B = Reports.venue("bb");

  private final Board board =
      new Board(List.of(A, B), List.of(Reports.BTC), Freshness.USUAL, Reports.START);

  private void polled(Venue venue, Book book) {
    board.reported(Reports.fresh(venue, Reports.BTC, Reports.START, book));
  }

  private String svg(String range, int levels, Canvas canvas, boolean madeUp) {
    board.roundClosed(Reports.START);
    DepthQuery query =
        new DepthQuery(
            Choice.of(Reports.BTC),
            levels,
            Optional.empty(),
            Optional.of(new BigDecimal(range)),
            false,
            false);
    return new DepthPicture(DepthAnswer.of(query, board.current(), Reports.START), canvas, madeUp)
        .svg();
  }

  private Document picture(String range, boolean madeUp) {
    return Pictures.parsed(svg(range, Integer.MAX_VALUE, Canvas.USUAL, madeUp));
  }

  private static String one(Document picture, String name) {
    return Pictures.elements(picture, name).get(0).getTextContent();
  }

  @Test
  void figuresAreToldInWordsToo() {
    board.listed(B, Reports.listing(B, Reports.BTC), Reports.START);
    polled(A, Books.of(List.of("100 1", "99.9 2"), List.of("100.2 4")));
    Document picture = picture("0.5", false);
    assertEquals("BTC-USD · 1 of 2 venues · 2026-11-21 00:00:00 UTC", one(picture, "title"));
    String words = one(picture, "desc");
    assertTrue(words.contains("best bid 100; best ask 100.2; mid 100.1, spread 0.2"), words);
    assertTrue(words.contains("reference mid 100.1; shown from 99.5995 to 100.6005"), words);
    assertTrue(words.contains("bids sum up to 3; a total to their end"), words);
    assertTrue(words.contains("not counted: bb (waiting)"), words);
    List<String> texts = Pictures.texts(picture);
    assertTrue(texts.contains("reference mid 100.1"), texts.toString());
    assertTrue(texts.containsAll(List.of("bids", "asks", "Price (USD)", "Cumulative size (BTC)")));
    assertTrue(texts.containsAll(List.of("99.6", "100.0", "100.5")), texts.toString());
    assertFalse(texts.contains("demo: made-up books"));
    assertTrue(Pictures.texts(picture("0.5", true)).contains("demo: made-up books"));
  }

  @Test
  void beyondTheReachIsHatched() {
    List<String> five = List.of("99 1", "98 1", "97 1", "96 1", "95 1");
    polled(A, Books.of(five, List.of("101 1")));
    Document picture = picture("10", false);
    List<String> texts = Pictures.texts(picture);
    assertTrue(texts.contains("bids, at least") && texts.contains("asks"), texts.toString());
    List<Element> hatched =
        Pictures.elements(picture, "rect").stream()
            .filter(rect -> rect.getAttribute("fill").startsWith("url("))
            .toList();
    assertEquals(1, hatched.size());
    assertEquals("url(#bid-area)", hatched.get(0).getAttribute("clip-path"));
    assertTrue(Pictures.texts(picture("3", false)).contains("bids"));
  }

  @Test
  void emptySidesAreTold() {
    polled(A, Books.of(List.of("100 1"), List.of()));
    assertTrue(Pictures.texts(picture("0.5", false)).contains("no asks"));
    polled(A, Books.of(List.of("90 1"), List.of("110 1")));
    List<String> texts = Pictures.texts(picture("0.5", false));
    assertTrue(texts.contains("no bids within 0.5 %"), texts.toString());
    assertTrue(texts.contains("no asks within 0.5 %"), texts.toString());
    assertFalse(texts.contains("crossed"));
    polled(B, Books.of(List.of("111 1"), List.of("112 1")));
    assertTrue(Pictures.texts(picture("50", false)).contains("crossed"));
    polled(A, Books.of(List.of("100 1", "99 1"), List.of("101 1")));
    String cut = svg("50", 1, Canvas.USUAL, false);
    assertTrue(Pictures.texts(Pictures.parsed(cut)).contains("best 1 bids"), cut);
  }

  @Test
  void sizeIsBoundedByThePixels() {
    List<String> bids =
        IntStream.range(0, 40_000).mapToObj(i -> (1_000_000 - i) + " 0.00000001").toList();
    List<String> asks =
        IntStream.range(0, 40_000).mapToObj(i -> (1_000_001 + i) + " 123456789").toList();
    polled(A, Books.of(bids, asks));
    int usual = svg("5", Integer.MAX_VALUE, Canvas.USUAL, false).length();
    assertTrue(usual < 25_000, usual + " characters");
    Canvas large = new Canvas(4_000, 4_000, Optional.of(true));
    int most = svg("5", Integer.MAX_VALUE, large, false).length();
    assertTrue(most < 100_000, most + " characters");
  }

  @Test
  void nothingRunsAndNothingIsFetched() {
    polled(A, Books.of(List.of("100 1"), List.of("101 1")));
    for (Optional<Boolean> dark :
        List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
      String svg = svg("5", 9, new Canvas(320, 160, dark), true);
      Document picture = Pictures.parsed(svg);
      assertFalse(svg.contains("<script") || svg.contains(" style=\"") || svg.contains("@import"));
      assertFalse(svg.replace("xmlns=\"http://", "").contains("://"));
      Pictures.elements(picture, "use")
          .forEach(use -> assertTrue(use.getAttribute("href").startsWith("#")));
      assertEquals(dark.isEmpty() ? 1 : 0, Pictures.elements(picture, "style").size());
      String ground = Pictures.elements(picture, "rect").get(3).getAttribute("fill");
      assertEquals(dark.orElse(false) ? "#0d1117" : "#ffffff", ground);
    }
  }

  @Test
  void textIsEscaped() {
    assertEquals("a &lt;b&gt; &amp; &quot;c&quot;  d", Svg.escaped("a <b> & \"c\" \0d"));
  }
}
