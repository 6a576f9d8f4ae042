package io.omnidepth.read;

/**
 * A form that {@link ByteCursor} leaves to the checked walk. It tells nothing, because that walk
 * tells whether the text is malformed, and where.
 */
final class UnusualJson extends MalformedJson {
  private static final long serialVersionUID = 1;
}
