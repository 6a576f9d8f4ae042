package io.omnidepth.venue;

import java.util.Optional;

/**
 * A question to a venue's origin.
 *
 * @param target path and query, encoded
 * @param body JSON to be posted; empty where it is a GET
 */
public record Question(String target, Optional<String> body) {
  /** A GET of that path and query. */
  public static Question get(String target) {
    return new Question(target, Optional.empty());
  }
}
