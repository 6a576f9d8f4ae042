package io.omnidepth.metrics;

import io.omnidepth.api.Listener;
import io.omnidepth.market.Bands;
import io.omnidepth.source.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tags of figures. Each has few values, for as long as the program runs. */
public enum Tag {
  VENUE(Tag.AS_MANY_AS_THERE_ARE, "a venue's id"),
  INSTRUMENT(
      Tag.AS_MANY_AS_THERE_ARE,
      "one of the first "
          + Figures.MOST_INSTRUMENTS
          + " instruments that --instruments names or that match its patterns"),
  OUTCOME("the outcome of a question", Outcome.WORDS),
  WINDOW(4, "the window of a venue's limit, as 1s or 1m"),
  SIDE(2, "bid or ask"),
  BPS("the distance from the reference mid, in hundredths of a per cent", Bands.USUAL),
  ROUTE(40, "the path, as /api/v1/depth/{instrument}; page, assets, or other"),
  STATUS(20, "the HTTP status"),
  FORM(5, "json, csv, text, svg, or update for a message of the stream"),
  TYPE("of a message", Listener.TYPES),
  BY(2, "api or stream"),
  LOOP(2, "the event loop: poll or serve"),
  VERSION(1, "the program's version"),
  COMMIT(1, "the git commit of the build, or unknown"),
  REASON(
      5,
      "socket-full: the reader read too slowly; too-many: there were as many connections as allowed; "
          + "unsent: all readers had too much unsent, and this one had the most; late: a request or "
          + "message took too long; fault: it was no HTTP/1.1 or no message of the stream");

  /** The number depends on the polled venues and instruments. */
  static final int AS_MANY_AS_THERE_ARE = -1;

  private final int most;
  private final String says;

  Tag(int most, String says) {
    this.most = most;
    this.says = says;
  }

  Tag(String says, List<?> values) {
    this(
        values.size(),
        says + ": " + values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** Its name in a database: {@code venue}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The meaning of its values. */
  public String says() {
    return says;
  }

  /** The most values that it has, for so many venues and instruments. */
  int most(int venues, int instruments) {
    return switch (this) {
      case VENUE -> venues;
      case INSTRUMENT -> instruments;
      default -> most;
    };
  }
}
