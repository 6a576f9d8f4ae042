package io.omnidepth.read;

/** A text that is no JSON, or is JSON that no venue sends. */
final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean beyondMeasure;
  private final long at;

  /**
   * @param beyondMeasure whether it is JSON with more levels, digits or letters than any venue
   *     sends
   * @param at the offset of the first byte that is no JSON
   */
  MalformedJson(String message, boolean beyondMeasure, long at, Throwable cause) {
    super(message, cause);
    this.beyondMeasure = beyondMeasure;
    this.at = at;
  }

  boolean beyondMeasure() {
    return beyondMeasure;
  }

  long at() {
    return at;
  }
}
