package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Patterns of instruments' names, as {@link Match} reads them. */
public record MatchValues() implements OptionalValues<Match> {
  private static final String ASSET = "([*]?[A-Za-z0-9]{1,20}[*]?|[*])";

  @Override
  public Match read(String name, String text) throws Parameters.Wrong {
    return Match.parse(text)
        .orElseThrow(
            () ->
                new Parameters.Wrong(
                    name,
                    text,
                    "",
                    "BASE-QUOTE, with * for any letters before or after, as BTC-* or *-USD*, or a"
                        + " part of it between stars, as *btc*"));
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("pattern", "^(?=.*[*-])" + ASSET + "(-" + ASSET + ")?$");
  }

  @Override
  public String words() {
    return "`BTC-*`, `*-USD*`, `*btc*`";
  }
}
