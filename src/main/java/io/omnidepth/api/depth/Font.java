package io.omnidepth.api.depth;

import java.util.List;

/**
 * The font of a picture.
 *
 * @param size in pixels
 */
record Font(double size) {
  private static final double LEAST = 9;
  private static final double MOST = 24;

  /** A character's width in font sizes, on the wide side. */
  private static final double CHARACTER = 0.58;

  /** The font that suits a picture's width and height. */
  static Font of(Canvas canvas) {
    double wanted = Math.min(canvas.width() / 70.0, canvas.height() / 36.0);
    return new Font(Math.max(LEAST, Math.min(MOST, wanted)));
  }

  /** So many times its size, in pixels. */
  double times(double factor) {
    return factor * size;
  }

  /** The most pixels that a text may need. */
  double width(String text) {
    return text.length() * CHARACTER * size;
  }

  /** The first text that has room in so many pixels; empty if none has. */
  String fitting(double room, String... texts) {
    return List.of(texts).stream().filter(text -> width(text) <= room).findFirst().orElse("");
  }
}
