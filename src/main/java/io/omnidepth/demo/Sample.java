package io.omnidepth.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A venue's answers, read from its file in {@code samples}. They have the venue's own format and
 * made-up values. The file also has the expected reading of each answer, and the traits of the
 * venue's books. The tests compare the reader with it. The embedded exchange writes its answers
 * from it.
 *
 * <p>A section begins with {@code == }; lines beginning with {@code #} are remarks.
 *
 * <pre>
 * == asks                    the question for a market's deepest book, on a line: instrument, path and query
 * == book BTC-USD            a body that came with status 200
 * == reads                   the reading of the body before: bids best first, asks best first, the time of
 *                            the answer as answered, the time of the change as time, sequence
 * == markets                 a body that lists markets; the first of them trades
 * == lists                   the markets of the body before, each on a line: instrument, name,
 *                            tick and lot if the body has them, the venue's word, trading or halted
 * == limited 429             a body that came with that status and is no book; or blocked, unlisted,
 *                            refused, unreadable
 * == answers GET /time       a body that answers this question of a client, written as a {@link Template};
 *                            a question is a {@link QuestionForm}
 * == exchange                the traits of its books, key: value
 * </pre>
 *
 * @param asks the questions for deepest books, one a line
 * @param markets the list of markets; empty if the venue declares none
 * @param further the answers to other questions, the most particular question first
 * @param traits the lines of the exchange section
 */
public record Sample(
    List<String> asks,
    List<BookAnswer> books,
    List<OtherAnswer> others,
    Optional<MarketsAnswer> markets,
    List<FurtherAnswer> further,
    Map<String, String> traits) {
  /** A body and its expected reading. */
  public record BookAnswer(String instrument, String body, List<String> reads) {}

  /** A body without a book, and the word for its kind. */
  public record OtherAnswer(String word, int status, String body) {
    @Override
    public String toString() {
      return word + " " + status + " " + body;
    }
  }

  /**
   * A body that lists markets, and its expected reading. The first line is about the body's first
   * row.
   */
  public record MarketsAnswer(String body, List<String> lists) {}

  /** A question and the body that answers it, both as in the file. */
  record FurtherAnswer(String question, String body) {}

  /** The sample of the venue with that id. */
  public static Sample of(String venue) {
    try (InputStream in = Sample.class.getResourceAsStream("/samples/" + venue + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no sample of " + venue + ": src/main/resources/samples/" + venue + ".txt");
      }
      return parse(venue, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Sample parse(String venue, String text) {
    List<String> asks = List.of();
    List<BookAnswer> books = new ArrayList<>();
    List<OtherAnswer> others = new ArrayList<>();
    Optional<MarketsAnswer> markets = Optional.empty();
    List<FurtherAnswer> further = new ArrayList<>();
    Map<String, String> traits = Map.of();
    for (String section : text.split("(?m)^== ", -1)) {
      List<String> lines = section.lines().filter(line -> !line.startsWith("#")).toList();
      if (lines.stream().allMatch(String::isBlank)) {
        continue;
      }
      String[] title = lines.get(0).strip().split(" ", 2);
      Stream<String> rest = lines.stream().skip(1);
      switch (title[0]) {
        case "asks" -> asks = lines(rest);
        case "book" -> books.add(new BookAnswer(title[1], body(rest), List.of()));
        case "reads" -> {
          BookAnswer book = books.remove(books.size() - 1);
          books.add(new BookAnswer(book.instrument(), book.body(), lines(rest)));
        }
        case "markets" -> markets = Optional.of(new MarketsAnswer(body(rest), List.of()));
        case "lists" -> {
          String list = markets.map(MarketsAnswer::body).orElseThrow();
          markets = Optional.of(new MarketsAnswer(list, lines(rest)));
        }
        case "answers" -> further.add(new FurtherAnswer(title[1], body(rest)));
        case "exchange" -> traits = pairs(lines(rest));
        case "limited", "blocked", "unlisted", "refused", "unreadable" ->
            others.add(new OtherAnswer(title[0], Integer.parseInt(title[1]), body(rest)));
        default ->
            throw new IllegalArgumentException(venue + ": no section is called " + lines.get(0));
      }
    }
    return new Sample(
        asks, List.copyOf(books), List.copyOf(others), markets, List.copyOf(further), traits);
  }

  private static List<String> lines(Stream<String> all) {
    return all.map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static Map<String, String> pairs(List<String> lines) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(":", 2);
      pairs.put(parts[0].strip(), parts[1].strip());
    }
    return Map.copyOf(pairs);
  }

  private static String body(Stream<String> lines) {
    return String.join("\n", lines.toList()).strip();
  }
}
