package io.omnidepth.http;

/**
 * The books that an answer is of.
 *
 * @param publication counts the publications of the board
 * @param books equal as long as the answer stays the same but for its ages
 */
record AnswerVersion(long publication, Object books) {
  /** A version of what never changes while the process runs. */
  static final AnswerVersion LASTING = new AnswerVersion(-1, "none");

  /** Whether answers of both versions differ at most in their ages. */
  boolean isAs(AnswerVersion other) {
    return books.equals(other.books);
  }

  boolean isLasting() {
    return isAs(LASTING);
  }

  boolean isNewerThan(AnswerVersion other) {
    return publication > other.publication;
  }
}
