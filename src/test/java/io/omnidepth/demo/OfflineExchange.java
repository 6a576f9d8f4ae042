package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Body;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An embedded exchange without sockets. It answers a question at any moment, with a fault if one is
 * given.
 */
public final class OfflineExchange {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration CACHE_BEHIND = Duration.ofSeconds(30);
  private static final String PAGE = "<!DOCTYPE html><html><body>Checking</body></html>";

  private final EmbeddedExchange exchange;
  private final SeededRandom chance;
  private long answers;

  /** An answer on the wire. */
  public record Reply(int status, Map<String, String> headers, Body body) {
    static Reply of(int status, Map<String, String> headers, String body) {
      return new Reply(status, headers, Body.of(body.getBytes(UTF_8)));
    }

    static Reply of(int status, String body) {
      return of(status, Map.of(), body);
    }
  }

  private OfflineExchange(EmbeddedExchange exchange, SeededRandom chance) {
    this.exchange = exchange;
    this.chance = chance;
  }

  /** The exchange of a venue in the world with that seed. */
  public static OfflineExchange of(
      Venue venue, List<Instrument> instruments, long seed, int mostLevels) {
    SeededRandom chance = new SeededRandom(seed);
    return new OfflineExchange(
        new EmbeddedExchange(
            venue, instruments, new World(seed), chance, false, mostLevels, Duration.ZERO),
        chance.of("offline " + venue.id()));
  }

  /** The latency of the next answer. Most latencies are about usual; a few are far longer. */
  public Duration latency() {
    double usual = exchange.traits().latency().toMillis();
    double drawn = chance.at(answers++);
    return Duration.ofMillis(
        Math.max(1, Math.round(usual * (0.7 + 0.4 * drawn + Math.pow(drawn, 40)))));
  }

  /** The instruments that it lists. */
  public List<Instrument> instruments() {
    return exchange.instruments();
  }

  /** The number of refused requests. */
  public long refused() {
    return exchange.rateLimits().refused();
  }

  /**
   * The moment whose book the answer has.
   *
   * @param since the beginning of the fault
   */
  public Instant moment(Fault fault, Instant since, Instant now) {
    return switch (fault) {
      case FROZEN -> exchange.wholeSecond(since);
      case OLD -> now.minus(AN_HOUR);
      case FUTURE -> now.plus(AN_HOUR);
      case CACHES -> now.getEpochSecond() % 2 == 0 ? now : now.minus(CACHE_BEHIND);
      default -> now;
    };
  }

  /** The whole book at that moment. */
  public Book book(Instrument instrument, Instant moment) {
    return exchange.book(instrument, moment, Integer.MAX_VALUE);
  }

  /**
   * Answers a question.
   *
   * @param moment the moment of the books
   * @param arrived the moment of the question's arrival; its weight counts then
   */
  public Reply reply(Question question, Fault fault, Instant moment, Instant arrived) {
    ExchangeResponse answer = exchange.answer(request(question), moment, arrived);
    String body = answer.body();
    return switch (fault) {
      case LIMITED ->
          Reply.of(429, Map.of("Retry-After", "2"), exchange.answers().limited(arrived).body());
      case LIMITED_BARE -> reply(exchange.answers().limited(arrived));
      case BLOCKED -> Reply.of(451, "");
      case BROKEN -> Reply.of(500, "Internal Server Error");
      case PAGE -> Reply.of(200, PAGE);
      case GARBAGE -> new Reply(200, Map.of(), Body.of(garbage(body.length())));
      case EMPTY -> reply(exchange.answers().empty());
      case REDIRECT -> Reply.of(302, Map.of("Location", "http://elsewhere.example/"), "Moved");
      case MISSING -> Reply.of(404, "Not Found");
      case EXPONENTS -> Reply.of(200, FaultyBody.exponents(body));
      case NESTED -> Reply.of(200, FaultyBody.nested());
      case ESCAPES -> Reply.of(400, FaultyBody.escapes());
      default -> reply(answer);
    };
  }

  private static Reply reply(ExchangeResponse answer) {
    return Reply.of(answer.status(), answer.headers(), answer.body());
  }

  private byte[] garbage(int length) {
    byte[] bytes = new byte[Math.min(length, 4096)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (256 * chance.at(answers, i));
    }
    return bytes;
  }

  /** The question as the exchange gets it. */
  static ExchangeRequest request(Question question) {
    String[] parts = question.target().split("\\?", 2);
    Map<String, String> query = new HashMap<>();
    if (parts.length > 1) {
      for (String pair : parts[1].split("&", -1)) {
        String[] words = pair.split("=", 2);
        query.put(decoded(words[0]), words.length > 1 ? decoded(words[1]) : "");
      }
    }
    return new ExchangeRequest(
        question.body().isPresent() ? "POST" : "GET",
        decoded(parts[0].replace("+", "%2B")),
        name -> Optional.ofNullable(query.get(name)),
        question.body().orElse(""));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
