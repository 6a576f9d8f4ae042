package io.omnidepth.venue;

import java.util.Optional;

/**
 * A request to a venue, without the origin.
 *
 * @param target the encoded path and query
 * @param body the JSON of a POST; empty for a GET
 */
public record Question(String target, Optional<String> body) {
  /** A GET of that path and query. */
  public static Question get(String target) {
    return new Question(target, Optional.empty());
  }
}
