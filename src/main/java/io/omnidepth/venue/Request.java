package io.omnidepth.venue;

import static io.omnidepth.venue.Declaration.told;

import io.omnidepth.market.Instrument;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request for a book of a venue.
 *
 * @param url the URL of a book, with {@code {market}} left open and, where a depth may be asked
 *     for, {@code {depth}}
 * @param body the JSON that is posted for a book, with {@code {market}} left open; empty where a
 *     book is asked for by GET
 * @param spelling the rule by which the venue writes assets and markets
 * @param sameBook quotes whose books are another quote's book too: its quote, by this one
 * @param depths the numbers of levels that may be asked for, shallowest first; empty where the
 *     venue takes no number
 * @param weight the cost of a question where no depth is named
 */
public record Request(
    String url,
    Optional<String> body,
    Spelling spelling,
    Map<String, String> sameBook,
    List<Depth> depths,
    int weight) {
  /**
   * A number of levels that may be asked for.
   *
   * @param weight the cost of asking, in the venue's weights
   * @param url the URL where this many levels are asked for, as {@link Request#url}
   */
  public record Depth(int levels, int weight, String url) {}

  public Request {
    sameBook = Map.copyOf(sameBook);
    depths = List.copyOf(depths);
    if (url.contains("{depth}") == depths.isEmpty()) {
      throw new IllegalArgumentException("depths to ask for and {depth} in the URL go together");
    }
  }

  /** Scheme, host and port of the URL of a book. */
  public URI origin() {
    return URI.create(url.substring(0, pathStart(url)));
  }

  /**
   * The question for a book, without the origin.
   *
   * @param depth one of {@link #depths}; empty where there are none
   */
  public Question question(String market, Optional<Depth> depth) {
    String template = depth.map(Depth::url).orElse(url);
    String target =
        template
            .substring(pathStart(template))
            .replace("{market}", URLEncoder.encode(market, StandardCharsets.UTF_8))
            .replace("{depth}", depth.map(Depth::levels).map(String::valueOf).orElse(""));
    return new Question(target, body.map(json -> json.replace("{market}", market)));
  }

  private static int pathStart(String url) {
    return url.indexOf('/', url.indexOf("//") + 2);
  }

  /**
   * The instrument that this one's book is also known by at the venue. All instruments that are one
   * book have the same.
   */
  public Instrument bookOf(Instrument instrument) {
    String quote = sameBook.getOrDefault(instrument.quote(), instrument.quote());
    return quote.equals(instrument.base()) ? instrument : new Instrument(instrument.base(), quote);
  }

  /** The most levels a side that may be asked for; 0 where the venue takes no number. */
  int deepest() {
    return depths.isEmpty() ? 0 : depths.get(depths.size() - 1).levels();
  }

  /** The request while a catalog file declares it. */
  static final class Draft {
    @Nullable String url;
    @Nullable String body;
    @Nullable Spelling spelling;
    final Map<String, String> sameBook = new HashMap<>();
    final List<Depth> depths = new ArrayList<>();
    int weight = 1;

    Request declared() {
      String book = told(url, "book URL");
      return new Request(
          book,
          Optional.ofNullable(body),
          told(spelling, "spelling of markets"),
          sameBook,
          depths.stream()
              .map(
                  depth ->
                      depth.url().isEmpty()
                          ? new Depth(depth.levels(), depth.weight(), book)
                          : depth)
              .sorted(Comparator.comparingInt(Depth::levels))
              .toList(),
          weight);
    }
  }
}
