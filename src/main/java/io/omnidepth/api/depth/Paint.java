package io.omnidepth.api.depth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The colours of a picture: those of the page. */
enum Paint {
  GROUND("fill", "#ffffff", "#0d1117"),
  INK("fill", "#14181d", "#f0f3f6"),
  MUTED("fill", "#4a525b", "#b3bac4"),
  WARNING("fill", "#b23a00", "#ff8f66"),
  GRID("stroke", "#e7eaee", "#1f2630"),
  MIDDLE("stroke", "#14181d", "#f0f3f6"),
  BID("stroke", "#0072b2", "#56b4e9"),
  ASK("stroke", "#d55e00", "#e69f00"),
  BID_AREA("fill", "#0072b2", "#56b4e9"),
  ASK_AREA("fill", "#d55e00", "#e69f00");

  /** Repaints a light picture for readers who prefer dark pages. */
  static final String DARK_STYLE =
      Arrays.stream(values())
          .map(paint -> "." + paint.word() + "{" + paint.attribute + ":" + paint.dark + "}")
          .collect(Collectors.joining("", "@media (prefers-color-scheme:dark){", "}"));

  private final String attribute;
  private final String light;
  private final String dark;

  Paint(String attribute, String light, String dark) {
    this.attribute = attribute;
    this.light = light;
    this.dark = dark;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The attributes that paint an element.
   *
   * @param onDark empty for a light ground that {@link #DARK_STYLE} may repaint
   */
  String attributes(Optional<Boolean> onDark) {
    return onDark
        .map(chosen -> attribute + "=\"" + (chosen ? dark : light) + "\"")
        .orElse("class=\"" + word() + "\" " + attribute + "=\"" + light + "\"");
  }
}
