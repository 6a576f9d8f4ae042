package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A depth as a picture in SVG 2: the cumulative size of each side by price, around the reference
 * mid. Labels are exact decimals, only pixels are {@code double}. It holds no script and refers to
 * nothing outside. Its width bounds its size.
 *
 * <p>It is painted by attributes, as no policy forbids those. The only style sheet is for readers
 * who prefer dark pages, and {@link #POLICY} names it by its hash.
 */
final class DepthPicture {
  /** The policy for a browser that opens the picture by itself. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(Paint.DARK_STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int MOST_DIGITS = 12;

  private final Canvas canvas;
  private final boolean demo;
  private final DepthWords words;
  private final Depth depth;
  private final PictureLayout layout;
  private final Font font;
  private final Plot plot;
  private final Svg svg;

  /**
   * A picture of the answer.
   *
   * @param answer with a range; its depth has a book
   * @param demo whether the books are made up, which the picture then tells
   */
  DepthPicture(DepthAnswer answer, Canvas canvas, boolean demo) {
    this.canvas = canvas;
    this.demo = demo;
    this.words = new DepthWords(answer);
    this.depth = answer.selection().depth();
    this.layout = new PictureLayout(answer, canvas);
    this.font = layout.font();
    this.plot = layout.area();
    this.svg = new Svg(canvas);
  }

  String svg() {
    PictureText text = new PictureText(layout, words, demo);
    List<PictureSide> sides =
        Stream.of(Side.values()).map(side -> new PictureSide(layout, side, svg)).toList();
    svg.begin(font)
        .text(text.title(), "<title id=\"title\">", "</title>")
        .text(text.description(), "<desc id=\"desc\">", "</desc>");
    if (canvas.dark().isEmpty()) {
      svg.raw("<style>").raw(Paint.DARK_STYLE).raw("</style>");
    }
    svg.raw("<defs><clipPath id=\"plot\"><rect ")
        .raw(Svg.box(plot.left(), plot.top(), plot.right(), plot.bottom()))
        .raw("/></clipPath>");
    sides.forEach(PictureSide::define);
    svg.raw("</defs>");
    svg.rect(0, 0, canvas.width(), canvas.height(), Paint.GROUND, "");
    headings();
    new PictureGrid(layout, svg).draw();
    svg.raw("<g clip-path=\"url(#plot)\">");
    sides.forEach(PictureSide::draw);
    crossing();
    svg.raw("</g>");
    middle();
    return svg.end();
  }

  private void headings() {
    double margin = font.times(0.8);
    double end = canvas.width() - margin;
    double free = end - margin;
    if (demo) {
      String mark = font.fitting(free / 2, "demo: made-up books", "demo");
      svg.label(end, font.times(1.5), "end", Paint.WARNING, mark);
      free -= font.width(mark) + font.size();
    }
    String venues = words.instrument() + " · " + words.venues();
    String title =
        font.fitting(
            free,
            words.title(),
            venues + " · " + words.time().substring("uuuu-MM-dd ".length()),
            venues,
            words.instrument());
    svg.label(margin, font.times(1.5), "start", Paint.INK, title);
    notes(margin, end);
  }

  private void notes(double margin, double end) {
    double y = layout.isCompact() ? plot.top() - font.times(0.5) : font.times(3);
    if (depth.crossed()) {
      svg.label(end, y, "end", Paint.WARNING, "crossed");
    }
    if (!layout.isCompact()) {
      List<String> notes = new ArrayList<>(words.pricing());
      notes.add(words.middle());
      double room = end - margin - font.times(5);
      String pricing = String.join(" · ", words.pricing());
      String note = font.fitting(room, String.join(" · ", notes), pricing);
      svg.label(margin, y, "start", Paint.MUTED, note);
    }
  }

  /** The prices at which one venue bids more than another asks. */
  private void crossing() {
    if (depth.crossed()) {
      double from = plot.prices().at(depth.best(Side.ASK).orElseThrow());
      double to = plot.prices().at(depth.best(Side.BID).orElseThrow());
      double thin = Math.max(0, 2 - (to - from)) / 2;
      svg.raw("<rect fill-opacity=\"0.3\" ")
          .raw(svg.attributes(Paint.WARNING))
          .raw(" ")
          .raw(Svg.box(from - thin, plot.top(), to + thin, plot.bottom()))
          .raw("/>");
    }
  }

  private void middle() {
    depth.referenceMid().ifPresent(this::middle);
  }

  private void middle(BigDecimal mid) {
    double x = plot.prices().at(mid);
    svg.line(x, plot.top(), x, plot.bottom(), Paint.MIDDLE, " stroke-dasharray=\"6 4\"");
    BigDecimal shown = mid.round(new MathContext(MOST_DIGITS));
    String number = (shown.compareTo(mid) == 0 ? "" : "≈ ") + Decimals.text(shown);
    String name = layout.isCompact() ? "ref. mid " : "reference mid ";
    svg.label(x, plot.top() - font.times(0.5), "middle", Paint.INK, name + number);
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
