package io.omnidepth.api.depth;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A depth as a picture in SVG 2: the cumulative size of each side by price, around the reference
 * mid. Labels are exact decimals, only pixels are {@code double}. It holds no script and refers to
 * nothing outside; its size is bounded by its width.
 *
 * <p>Painted by attributes, as no policy forbids those. The only style sheet is for readers who
 * like it dark, and {@link #POLICY} names it by its hash.
 */
public final class DepthPicture {
  /** What a browser is allowed that opens the picture by itself. */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(Paint.DARK_STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final double LEAST_FONT = 9;
  private static final double MOST_FONT = 24;

  /** A character's width in font sizes, on the wide side. */
  private static final double CHARACTER = 0.58;

  private static final double HEADROOM = 1.08;
  private static final int MOST_DIGITS = 12;

  private final DepthAnswer answer;
  private final Canvas canvas;
  private final boolean madeUp;
  private final DepthWords words;
  private final Depth depth;
  private final double font;
  private final boolean compact;
  private final StringBuilder out = new StringBuilder(4096);

  /**
   * A picture of the answer.
   *
   * @param answer with a range; its depth has a book
   * @param madeUp whether the books are no real ones, which the picture then says
   */
  DepthPicture(DepthAnswer answer, Canvas canvas, boolean madeUp) {
    this.answer = answer;
    this.canvas = canvas;
    this.madeUp = madeUp;
    this.words = new DepthWords(answer);
    this.depth = answer.selection().depth();
    double wanted = Math.min(canvas.width() / 70.0, canvas.height() / 36.0);
    this.font = Math.max(LEAST_FONT, Math.min(MOST_FONT, wanted));
    this.compact = canvas.width() < 45 * font || canvas.height() < 22 * font;
  }

  String svg() {
    Plot plot = plot();
    begin();
    text(describe(plot), "<desc id=\"desc\">", "</desc>");
    if (canvas.dark().isEmpty()) {
      out.append("<style>").append(Paint.DARK_STYLE).append("</style>");
    }
    definitions(plot);
    rect(0, 0, canvas.width(), canvas.height(), Paint.GROUND, "");
    headings(plot);
    grid(plot);
    out.append("<g clip-path=\"url(#plot)\">");
    for (Side side : Side.values()) {
      side(plot, side);
    }
    crossing(plot);
    out.append("</g>");
    middle(plot);
    return out.append("</svg>\n").toString();
  }

  /**
   * Where the curves are.
   *
   * @param prices the shown range
   * @param sizes from 0; there is room above the curves
   */
  record Plot(Axis prices, Axis sizes) {
    double left() {
      return prices.from();
    }

    double right() {
      return prices.to();
    }

    double top() {
      return sizes.to();
    }

    double bottom() {
      return sizes.from();
    }
  }

  private Plot plot() {
    BigDecimal middle = anchor();
    BigDecimal away = middle.multiply(range().movePointLeft(2));
    BigDecimal low = middle.subtract(away).max(BigDecimal.ZERO);
    double top = (compact ? 3.4 : 5) * font;
    double bottom = canvas.height() - (compact ? 1.9 : 3.5) * font;
    Axis unplaced = new Axis(low, middle.add(away), 0, 1);
    BigDecimal most = most(unplaced);
    double room = Math.max(HEADROOM, 1 + 2 * font / (bottom - top));
    Axis sizes = new Axis(BigDecimal.ZERO, most.multiply(BigDecimal.valueOf(room)), bottom, top);
    double labels = labels(sizeTicks(sizes)).stream().mapToDouble(this::width).max().orElse(0);
    double left =
        compact ? 1.1 * font + Math.max(labels, width(instrument().base())) : 2.9 * font + labels;
    return new Plot(new Axis(low, middle.add(away), left, canvas.width() - font), sizes);
  }

  /** What the picture is around: where there is no reference mid, what is nearest to one. */
  private BigDecimal anchor() {
    return depth
        .referenceMid()
        .or(depth::mid)
        .or(() -> depth.best(Side.BID))
        .or(() -> depth.best(Side.ASK))
        .orElse(BigDecimal.ONE);
  }

  private BigDecimal range() {
    return answer.query().range().orElseThrow();
  }

  /** The largest sum that is shown; 1 where nothing is. */
  private BigDecimal most(Axis prices) {
    return Stream.of(Side.values())
        .flatMap(side -> sum(side, prices).stream())
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ONE);
  }

  private Optional<BigDecimal> sum(Side side, Axis prices) {
    int rows = DepthCurve.onAxis(ladder(side), prices);
    return rows == 0 ? Optional.empty() : Optional.of(ladder(side).cumulative().decimal(rows - 1));
  }

  private Ladder ladder(Side side) {
    return side == Side.BID ? answer.view().bids() : answer.view().asks();
  }

  /** Whether the number of rows that was asked for may have cut the side. */
  private boolean cut(Side side) {
    return ladder(side).rows() == answer.query().levels();
  }

  private void begin() {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(canvas.width())
        .append("\" height=\"")
        .append(canvas.height())
        .append("\" viewBox=\"0 0 ")
        .append(canvas.width())
        .append(' ')
        .append(canvas.height())
        .append("\" role=\"img\" aria-labelledby=\"title desc\" font-size=\"")
        .append(DepthCurve.text(font))
        .append("\" font-family=\"system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif\">");
    text(
        words.title() + (madeUp ? " · demo: made-up books" : ""),
        "<title id=\"title\">",
        "</title>");
  }

  private String describe(Plot plot) {
    List<String> said = new ArrayList<>();
    said.add("Cumulative depth by price" + (madeUp ? ", of a demo's made-up books" : ""));
    said.addAll(words.pricing());
    said.add("best bid " + written(depth.best(Side.BID)));
    said.add("best ask " + written(depth.best(Side.ASK)));
    said.add(words.middle());
    if (depth.crossed()) {
      said.add("crossed: one venue bids more than another asks");
    }
    said.add("reference mid " + written(depth.referenceMid()));
    said.add(
        "shown from "
            + Decimals.text(plot.prices().low())
            + " to "
            + Decimals.text(plot.prices().high()));
    for (Side side : Side.values()) {
      said.add(side + "s sum up to " + sum(side, plot.prices()).map(Decimals::text).orElse("0"));
      said.add(
          depth
              .reach(side)
              .map(
                  reach ->
                      "a total to "
                          + Decimals.text(reach)
                          + ", where "
                          + words.endingAt(side, reach)
                          + " ends, at least that beyond")
              .orElse("a total to their end"));
    }
    words.missed().ifPresent(missed -> said.add("not counted: " + missed));
    words.blocked().ifPresent(blocked -> said.add("blocked here: " + blocked));
    return String.join("; ", said) + ".";
  }

  private static String written(Optional<BigDecimal> number) {
    return number.map(Decimals::text).orElse("none");
  }

  private void definitions(Plot plot) {
    out.append("<defs><clipPath id=\"plot\"><rect ")
        .append(box(plot.left(), plot.top(), plot.right(), plot.bottom()))
        .append("/></clipPath>");
    for (Side side : Side.values()) {
      out.append("<path id=\"")
          .append(side)
          .append("\" d=\"")
          .append(DepthCurve.of(ladder(side), plot.prices(), plot.sizes(), cut(side)))
          .append("\"/><clipPath id=\"")
          .append(side)
          .append("-area\"><use href=\"#")
          .append(side)
          .append("\"/></clipPath>");
      hatch(side);
    }
    out.append("</defs>");
  }

  /** What lies over an area whose sizes are floors: it is paled, and hatched. */
  private void hatch(Side side) {
    out.append("<pattern id=\"")
        .append(side)
        .append("-floor\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"")
        .append(" patternTransform=\"rotate(45)\">");
    rect(0, 0, 7, 7, Paint.GROUND, " fill-opacity=\"0.35\"");
    line(3, 0, 3, 7, stroke(side), " stroke-opacity=\"0.55\"");
    out.append("</pattern>");
  }

  private static Paint stroke(Side side) {
    return side == Side.BID ? Paint.BID : Paint.ASK;
  }

  private void headings(Plot plot) {
    double margin = 0.8 * font;
    double end = canvas.width() - margin;
    double free = end - margin;
    double second = compact ? plot.top() - 0.5 * font : 3 * font;
    if (madeUp) {
      String demo = fitting(free / 2, "demo: made-up books", "demo");
      label(end, 1.5 * font, "end", Paint.WARNING, demo);
      free -= width(demo) + font;
    }
    String venues = words.instrument() + " · " + words.venues();
    label(
        margin,
        1.5 * font,
        "start",
        Paint.INK,
        fitting(
            free,
            words.title(),
            venues + " · " + words.time().substring("uuuu-MM-dd ".length()),
            venues,
            words.instrument()));
    if (depth.crossed()) {
      label(end, second, "end", Paint.WARNING, "crossed");
    }
    if (!compact) {
      List<String> notes = new ArrayList<>(words.pricing());
      notes.add(words.middle());
      String pricing = String.join(" · ", words.pricing());
      label(
          margin,
          second,
          "start",
          Paint.MUTED,
          fitting(end - margin - 5 * font, String.join(" · ", notes), pricing));
    }
  }

  private void grid(Plot plot) {
    List<BigDecimal> sizes = sizeTicks(plot.sizes());
    List<String> sizeLabels = labels(sizes);
    for (int i = 0; i < sizes.size(); i++) {
      double y = plot.sizes().at(sizes.get(i));
      line(plot.left(), y, plot.right(), y, Paint.GRID, "");
      label(plot.left() - 0.5 * font, y + 0.35 * font, "end", Paint.MUTED, sizeLabels.get(i));
    }
    double below = plot.bottom() + 1.4 * font;
    double end = canvas.width() - 0.5 * font - (compact ? font + width(instrument().quote()) : 0);
    List<BigDecimal> prices = priceTicks(plot.prices());
    List<String> priceLabels = labels(prices);
    for (int i = 0; i < prices.size(); i++) {
      double x = plot.prices().at(prices.get(i));
      line(x, plot.top(), x, plot.bottom(), Paint.GRID, "");
      double half = width(priceLabels.get(i)) / 2;
      if (x + half <= end) {
        label(x, below, "middle", Paint.MUTED, priceLabels.get(i));
      }
    }
    axisNames(plot, below);
  }

  private void axisNames(Plot plot, double below) {
    if (compact) {
      label(canvas.width() - 0.5 * font, below, "end", Paint.MUTED, instrument().quote());
      label(
          plot.left() - 0.5 * font,
          plot.top() - 0.5 * font,
          "end",
          Paint.MUTED,
          instrument().base());
      return;
    }
    label(
        (plot.left() + plot.right()) / 2,
        canvas.height() - 0.7 * font,
        "middle",
        Paint.MUTED,
        "Price (" + instrument().quote() + ")");
    double x = 1.4 * font;
    double y = (plot.top() + plot.bottom()) / 2;
    out.append("<g transform=\"rotate(-90 ")
        .append(DepthCurve.text(x))
        .append(' ')
        .append(DepthCurve.text(y))
        .append(")\">");
    label(x, y, "middle", Paint.MUTED, "Cumulative size (" + instrument().base() + ")");
    out.append("</g>");
  }

  private Instrument instrument() {
    return answer.query().instrument();
  }

  private List<BigDecimal> sizeTicks(Axis sizes) {
    return sizes.ticks((int) Math.max(2, (sizes.from() - sizes.to()) / (3.5 * font)));
  }

  /** As many as have room beside each other. */
  private List<BigDecimal> priceTicks(Axis prices) {
    double pixels = prices.to() - prices.from();
    for (int most = Math.max(1, (int) (pixels / (4 * font))); most > 1; most--) {
      List<BigDecimal> ticks = prices.ticks(most);
      double widest = labels(ticks).stream().mapToDouble(this::width).max().orElse(0);
      if (ticks.size() < 2 || prices.at(ticks.get(1)) - prices.at(ticks.get(0)) > widest + font) {
        return ticks;
      }
    }
    return prices.ticks(1);
  }

  /** Plain decimals, all with as many places. */
  private static List<String> labels(List<BigDecimal> ticks) {
    int places = ticks.stream().mapToInt(tick -> tick.stripTrailingZeros().scale()).max().orElse(0);
    return ticks.stream().map(tick -> Decimals.padded(tick.setScale(Math.max(0, places)))).toList();
  }

  private void side(Plot plot, Side side) {
    boolean nothing = DepthCurve.onAxis(ladder(side), plot.prices()) == 0;
    Optional<BigDecimal> beyond = nothing ? Optional.empty() : beyond(plot, side);
    use(side, (side == Side.BID ? Paint.BID_AREA : Paint.ASK_AREA), " fill-opacity=\"0.25\"");
    beyond.ifPresent(reach -> floor(plot, side, plot.prices().at(reach)));
    String width = DepthCurve.text(font / 7);
    use(side, stroke(side), " fill=\"none\" stroke-width=\"" + width + "\"");
    double inset = 0.6 * font;
    label(
        side == Side.BID ? plot.left() + inset : plot.right() - inset,
        plot.top() + 1.4 * font,
        side == Side.BID ? "start" : "end",
        Paint.INK,
        said(side, nothing, beyond.isPresent()));
  }

  private void use(Side side, Paint paint, String more) {
    out.append("<use href=\"#")
        .append(side)
        .append("\" ")
        .append(paint.attributes(canvas.dark()))
        .append(more)
        .append("/>");
  }

  private String said(Side side, boolean nothing, boolean floor) {
    if (depth.best(side).isEmpty()) {
      return "no " + side + "s";
    }
    if (nothing) {
      return "no " + side + "s within " + Decimals.text(range()) + " %";
    }
    return (cut(side) ? "best " + answer.query().levels() + " " : "")
        + side
        + "s"
        + (floor ? ", at least" : "");
  }

  /** From which shown price on a side's sums are floors; empty where nothing is shown beyond. */
  private Optional<BigDecimal> beyond(Plot plot, Side side) {
    Ladder ladder = ladder(side);
    BigDecimal near = side == Side.BID ? plot.prices().high() : plot.prices().low();
    BigDecimal edge = side == Side.BID ? plot.prices().low() : plot.prices().high();
    BigDecimal far = cut(side) ? ladder.prices().decimal(ladder.rows() - 1) : edge;
    return depth
        .reach(side)
        .filter(reach -> side.compare(reach, far) < 0)
        .map(reach -> side.compare(reach, near) < 0 ? near : reach);
  }

  private void floor(Plot plot, Side side, double at) {
    double from = side == Side.BID ? plot.left() : at;
    double to = side == Side.BID ? at : plot.right();
    out.append("<rect fill=\"url(#")
        .append(side)
        .append("-floor)\" clip-path=\"url(#")
        .append(side)
        .append("-area)\" ")
        .append(box(from, plot.top(), to, plot.bottom()))
        .append("/>");
    line(at, plot.top(), at, plot.bottom(), stroke(side), " stroke-dasharray=\"2 3\"");
  }

  /** The prices at which one venue bids more than another asks. */
  private void crossing(Plot plot) {
    if (depth.crossed()) {
      double from = plot.prices().at(depth.best(Side.ASK).orElseThrow());
      double to = plot.prices().at(depth.best(Side.BID).orElseThrow());
      double thin = Math.max(0, 2 - (to - from)) / 2;
      out.append("<rect fill-opacity=\"0.3\" ")
          .append(Paint.WARNING.attributes(canvas.dark()))
          .append(' ')
          .append(box(from - thin, plot.top(), to + thin, plot.bottom()))
          .append("/>");
    }
  }

  private void middle(Plot plot) {
    depth
        .referenceMid()
        .ifPresent(
            mid -> {
              double x = plot.prices().at(mid);
              line(x, plot.top(), x, plot.bottom(), Paint.MIDDLE, " stroke-dasharray=\"6 4\"");
              BigDecimal shown = mid.round(new MathContext(MOST_DIGITS));
              String number = (shown.compareTo(mid) == 0 ? "" : "≈ ") + Decimals.text(shown);
              label(
                  x,
                  plot.top() - 0.5 * font,
                  "middle",
                  Paint.INK,
                  (compact ? "ref. mid " : "reference mid ") + number);
            });
  }

  private double width(String text) {
    return text.length() * CHARACTER * font;
  }

  private String fitting(double room, String... texts) {
    return List.of(texts).stream().filter(text -> width(text) <= room).findFirst().orElse("");
  }

  private void label(double x, double y, String anchor, Paint paint, String text) {
    String begin =
        "<text x=\""
            + DepthCurve.text(x)
            + "\" y=\""
            + DepthCurve.text(y)
            + (anchor.equals("start") ? "\" " : "\" text-anchor=\"" + anchor + "\" ")
            + paint.attributes(canvas.dark())
            + ">";
    text(text, begin, "</text>");
  }

  private void text(String text, String begin, String end) {
    if (!text.isEmpty()) {
      out.append(begin).append(escaped(text)).append(end);
    }
  }

  private void line(double x1, double y1, double x2, double y2, Paint paint, String more) {
    out.append("<path d=\"M")
        .append(DepthCurve.text(x1))
        .append(',')
        .append(DepthCurve.text(y1))
        .append('L')
        .append(DepthCurve.text(x2))
        .append(',')
        .append(DepthCurve.text(y2))
        .append("\" ")
        .append(paint.attributes(canvas.dark()))
        .append(more)
        .append("/>");
  }

  private void rect(
      double left, double top, double right, double bottom, Paint paint, String more) {
    out.append("<rect ")
        .append(box(left, top, right, bottom))
        .append(' ')
        .append(paint.attributes(canvas.dark()))
        .append(more)
        .append("/>");
  }

  private static String box(double left, double top, double right, double bottom) {
    return "x=\""
        + DepthCurve.text(left)
        + "\" y=\""
        + DepthCurve.text(top)
        + "\" width=\""
        + DepthCurve.text(Math.max(0, right - left))
        + "\" height=\""
        + DepthCurve.text(bottom - top)
        + "\"";
  }

  /** As XML has it, without what XML has no place for. */
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
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
