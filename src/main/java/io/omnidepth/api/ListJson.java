package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.board.KnownMarkets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A venue's list of markets, in JSON. */
public final class ListJson {
  private ListJson() {}

  /** The source of the list in a word; null if there is no list. */
  public static @Nullable String source(KnownMarkets list) {
    return list.source().map(KnownMarkets.Source::word).orElse(null);
  }

  public static JsonNode age(KnownMarkets list, Instant now) {
    return Json.count(list.readAt().map(at -> Json.millis(at, now)));
  }
}
