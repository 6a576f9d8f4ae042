package io.omnidepth.read;

/** A text that is no JSON, or JSON beyond the bounds of the parser. */
sealed class MalformedJson extends Exception permits UnusualJson {
  private static final long serialVersionUID = 1;

  private final boolean beyondMeasure;
  private final long at;

  /**
   * @param beyondMeasure whether it is JSON with more levels, digits or letters than the parser
   *     allows
   * @param at the byte offset of the error
   */
  MalformedJson(String message, boolean beyondMeasure, long at, Throwable cause) {
    super(message, cause);
    this.beyondMeasure = beyondMeasure;
    this.at = at;
  }

  /** An error that is thrown often and tells nothing. */
  MalformedJson() {
    super("unusual", null, false, false);
    this.beyondMeasure = false;
    this.at = 0;
  }

  boolean beyondMeasure() {
    return beyondMeasure;
  }

  long at() {
    return at;
  }
}
