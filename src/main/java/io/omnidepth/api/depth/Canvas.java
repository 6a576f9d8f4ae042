package io.omnidepth.api.depth;

import io.omnidepth.api.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * How a picture is wanted.
 *
 * @param width in pixels
 * @param height in pixels
 * @param dark whether on a dark ground; empty for as the reader likes it
 */
public record Canvas(int width, int height, Optional<Boolean> dark) {
  /** The names of the parameters. */
  static final List<String> PARAMETERS = List.of("width", "height", "theme");

  static final Canvas USUAL = new Canvas(960, 480, Optional.empty());
  private static final int LEAST_WIDTH = 200;
  private static final int LEAST_HEIGHT = 100;
  private static final int MOST = 4_000;

  /** Reads the parameters' texts. */
  public static Canvas read(Parameters parameters) throws Parameters.Wrong {
    return new Canvas(
        parameters.whole("width", LEAST_WIDTH, MOST).map(Long::intValue).orElse(USUAL.width),
        parameters.whole("height", LEAST_HEIGHT, MOST).map(Long::intValue).orElse(USUAL.height),
        parameters.either("theme", "light", "dark").map("dark"::equals));
  }
}
