package io.omnidepth.api.depth;

/** The text of a picture in SVG 2. Elements are painted by attributes. */
final class Svg {
  private final Canvas canvas;
  private final StringBuilder out = new StringBuilder(4096);

  Svg(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Begins the picture. */
  Svg begin(Font font) {
    return raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .raw(canvas.width())
        .raw("\" height=\"")
        .raw(canvas.height())
        .raw("\" viewBox=\"0 0 ")
        .raw(canvas.width())
        .raw(" ")
        .raw(canvas.height())
        .raw("\" role=\"img\" aria-labelledby=\"title desc\" font-size=\"")
        .raw(DepthCurve.text(font.size()))
        .raw("\" font-family=\"system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif\">");
  }

  /** The whole picture. */
  String end() {
    return out.append("</svg>\n").toString();
  }

  /** Appends a text that is SVG already. */
  Svg raw(Object svg) {
    out.append(svg);
    return this;
  }

  /** A text at a point; none if it is empty. */
  Svg label(double x, double y, String anchor, Paint paint, String text) {
    String begin =
        "<text x=\""
            + DepthCurve.text(x)
            + "\" y=\""
            + DepthCurve.text(y)
            + (anchor.equals("start") ? "\" " : "\" text-anchor=\"" + anchor + "\" ")
            + attributes(paint)
            + ">";
    return text(text, begin, "</text>");
  }

  /** A text between its tags; nothing if it is empty. */
  Svg text(String text, String begin, String end) {
    if (!text.isEmpty()) {
      out.append(begin).append(escaped(text)).append(end);
    }
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, Paint paint, String more) {
    return raw("<path d=\"M")
        .raw(DepthCurve.text(x1))
        .raw(",")
        .raw(DepthCurve.text(y1))
        .raw("L")
        .raw(DepthCurve.text(x2))
        .raw(",")
        .raw(DepthCurve.text(y2))
        .raw("\" ")
        .raw(attributes(paint))
        .raw(more)
        .raw("/>");
  }

  Svg rect(double left, double top, double right, double bottom, Paint paint, String more) {
    return raw("<rect ")
        .raw(box(left, top, right, bottom))
        .raw(" ")
        .raw(attributes(paint))
        .raw(more)
        .raw("/>");
  }

  /** Shows an element that is defined under an id. */
  Svg use(String id, Paint paint, String more) {
    return raw("<use href=\"#").raw(id).raw("\" ").raw(attributes(paint)).raw(more).raw("/>");
  }

  String attributes(Paint paint) {
    return paint.attributes(canvas.dark());
  }

  /** The attributes of a rectangle. */
  static String box(double left, double top, double right, double bottom) {
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

  /** The text in XML, without the characters that XML does not allow. */
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
