package io.omnidepth.api.depth;

import io.omnidepth.api.parameter.Parameters;
import java.util.Optional;

/**
 * The size and the ground of a picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param dark whether the ground is dark; empty if the reader's browser decides
 */
record Canvas(int width, int height, Optional<Boolean> dark) {
  static final Canvas USUAL = new Canvas(960, 480, Optional.empty());

  /** Reads the parameters. */
  static Canvas read(Parameters given) throws Parameters.Wrong {
    return new Canvas(
        DepthParameters.WIDTH.of(given),
        DepthParameters.HEIGHT.of(given),
        DepthParameters.THEME.of(given));
  }
}
