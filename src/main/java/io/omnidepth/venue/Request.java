package io.omnidepth.venue;

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
 * The form of a request for a book.
 *
 * @param url the URL of a book, with the placeholder {@code {market}} and, if the venue takes a
 *     depth, {@code {depth}}
 * @param body the JSON of a POST for a book, with the placeholder {@code {market}}; empty for a GET
 * @param spelling the venue's spelling of assets and markets
 * @param sameBook the quotes that share the books of another quote: the other quote, by this quote
 * @param depths the numbers of levels that the venue takes, shallowest first; empty if it takes
 *     none
 * @param weight the weight of a question without a depth
 */
public record Request(
    String url,
    Optional<String> body,
    Spelling spelling,
    Map<String, String> sameBook,
    List<Depth> depths,
    int weight) {
  /**
   * A number of levels that the venue takes.
   *
   * @param weight the weight of the question
   * @param url the URL for this number of levels, as in {@link Request#url}
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
  URI origin() {
    return URI.create(url.substring(0, pathStart(url)));
  }

  /**
   * The question for a book, without the origin.
   *
   * @param depth one of {@link #depths}; empty if there are none
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
   * The instrument whose book this instrument shares at the venue. All instruments with one book
   * have the same result.
   */
  public Instrument bookOf(Instrument instrument) {
    String quote = sameBook.getOrDefault(instrument.quote(), instrument.quote());
    return quote.equals(instrument.base()) ? instrument : new Instrument(instrument.base(), quote);
  }

  /** The most levels a side that the venue takes; 0 if it takes no number. */
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
      String book = RequiredFact.of(url, "book URL");
      return new Request(
          book,
          Optional.ofNullable(body),
          RequiredFact.of(spelling, "spelling of markets"),
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
