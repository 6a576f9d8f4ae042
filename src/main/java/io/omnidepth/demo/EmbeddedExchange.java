package io.omnidepth.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.demo.Sample.OtherAnswer;
import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Completeness;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What one exchange answers to what at which moment: its books, its errors, its limits. Knows
 * nothing of servers. Not safe for several threads.
 */
final class EmbeddedExchange {
  private static final JsonMapper JSON = new JsonMapper();

  /** A question as it came. */
  record Asked(
      String method, String path, Function<String, Optional<String>> parameter, String body) {}

  /** An answer as it leaves. */
  record Answer(int status, Map<String, String> headers, String body) {
    /** By how it begins, as an exchange behind a gateway answers pages, too. */
    String contentType() {
      return body.startsWith("<")
          ? "text/html; charset=utf-8"
          : body.startsWith("{") || body.startsWith("[") || body.equals("null")
              ? "application/json; charset=utf-8"
              : "text/plain; charset=utf-8";
    }
  }

  private static final int FIRST_NUMBER = 200;
  private static final Pattern SAMPLES_TIME = Pattern.compile("\\b1795\\d{6}(\\d{3}){0,3}\\b");

  private final Venue venue;
  private final Sample sample;
  private final Traits traits;
  private final BookMaker books;
  private final Duration ahead;
  private final List<String> sampleNames;
  private final WireForm form;
  private final RateLimits toll;
  private final boolean unlimited;
  private final List<BookEndpoint> doors;
  private final Map<String, String> names;
  private final Map<String, Instrument> markets;
  private final List<ListForm.Market> listed;
  private final FurtherAnswers further;
  private final Optional<QuestionForm> listing;
  private final Optional<QuestionForm> postedBook;
  private Optional<ListForm.Written> list = Optional.empty();

  /**
   * @param instruments what it may list, as far as it has such markets
   * @param unlimited whether it answers however often it is asked
   * @param mostLevels levels a side that no book of its has more than
   * @param ahead how far the world's clock is ahead of the time of day
   */
  EmbeddedExchange(
      Venue venue,
      List<Instrument> instruments,
      World world,
      SeededRandom chance,
      boolean unlimited,
      int mostLevels,
      Duration ahead) {
    this.ahead = ahead;
    this.unlimited = unlimited;
    this.venue = venue;
    this.sample = Sample.of(venue.id());
    this.traits = Traits.of(venue, sample.traits()).within(mostLevels);
    this.books =
        new BookMaker(
            world,
            traits,
            chance.of(venue.id()),
            venue.response().completeness() != Completeness.UNKNOWN);
    this.toll = new RateLimits(venue.limits().all(), traits.enforces());
    this.doors = BookEndpoint.of(venue);
    this.names = told(sample);
    this.markets = markets(instruments);
    this.listed = instruments().stream().map(this::listed).toList();
    this.further = new FurtherAnswers(sample.further());
    this.listing = venue.listing().map(QuestionForm::of);
    this.postedBook =
        venue.request().body().map(body -> QuestionForm.posted(doors.get(0).path(), body));
    Sample.BookAnswer book = sample.books().get(0);
    String market = name(Instrument.parse(book.instrument()).orElseThrow());
    this.sampleNames = List.of(market, answersAs(market));
    this.form = SampleForm.of(venue, book.body(), sampleNames, traits);
  }

  Venue venue() {
    return venue;
  }

  Traits traits() {
    return traits;
  }

  RateLimits toll() {
    return toll;
  }

  /** What it lists. */
  List<Instrument> instruments() {
    return markets.values().stream().distinct().toList();
  }

  /** The same moment, or up to a second before, at a whole second of the world's clock. */
  Instant wholeSecond(Instant at) {
    return at.plus(ahead).truncatedTo(ChronoUnit.SECONDS).minus(ahead);
  }

  /** Its book at that moment. */
  Book book(Instrument instrument, Instant at, int atMost) {
    long still = traits.still().toMillis();
    Instant since = Instant.ofEpochMilli(at.plus(ahead).toEpochMilli() / still * still);
    return books.book(instrument, since, atMost);
  }

  /**
   * Answers.
   *
   * @param at the moment that its books are of
   * @param now when it is asked
   */
  Answer answer(Asked asked, Instant at, Instant now) {
    Optional<FurtherAnswers.Asked> beside = further.asked(asked);
    if (beside.isPresent()) {
      return beside(beside.get(), at, now);
    }
    Optional<QuestionForm> asksForList =
        listing.filter(question -> question.asked(asked).isPresent());
    if (asksForList.isPresent()) {
      return allows(asksForList.get().weight(), now)
          ? healthy(timed(list(listed).answer(), now))
          : limited(now);
    }
    if (postedBook.isPresent() != asked.method().equals("POST")) {
      return new Answer(405, Map.of(), "Method Not Allowed");
    }
    Optional<BookEndpoint.Asked> book = postedBook.isPresent() ? posted(asked) : atADoor(asked);
    if (book.isEmpty()) {
      return new Answer(404, Map.of(), "there is no such path");
    }
    int weight = book.get().depth().map(Request.Depth::weight).orElse(venue.request().weight());
    if (!allows(weight, now)) {
      return limited(now);
    }
    if (book.get().wrong()) {
      return other("refused", "", now);
    }
    Instrument instrument = markets.get(book.get().market());
    if (instrument == null) {
      return other("unlisted", book.get().market(), now);
    }
    String market = name(instrument);
    return healthy(
        form.write(
            new WireForm.Said(
                answersAs(market),
                book(instrument, at, book.get().levels()),
                at,
                at.toEpochMilli())));
  }

  private Optional<BookEndpoint.Asked> posted(Asked asked) {
    return postedBook
        .flatMap(question -> question.asked(asked))
        .flatMap(words -> Optional.ofNullable(words.get(QuestionForm.MARKET)))
        .map(market -> new BookEndpoint.Asked(market, Optional.empty(), Integer.MAX_VALUE, false));
  }

  private Optional<BookEndpoint.Asked> atADoor(Asked asked) {
    return doors.stream()
        .flatMap(door -> door.asked(asked.path(), asked.parameter()).stream())
        .findFirst();
  }

  private Answer beside(FurtherAnswers.Asked asked, Instant at, Instant now) {
    if (!allows(asked.question().weight(), now)) {
      return limited(now);
    }
    Optional<ListForm.Market> about =
        asked.market().flatMap(name -> Optional.ofNullable(markets.get(name))).map(this::listed);
    if (asked.market().isPresent() && about.isEmpty()) {
      return other("unlisted", asked.market().get(), now);
    }
    List<Request.Depth> depths = venue.request().depths();
    int most = depths.isEmpty() ? Integer.MAX_VALUE : depths.get(depths.size() - 1).levels();
    FurtherFacts facts = new FurtherFacts(this, about, asked.levels(most), at);
    return healthy(timed(asked.answer().write(facts), at));
  }

  private boolean allows(int weight, Instant now) {
    return toll.pay(weight, now) || unlimited;
  }

  /** Its own word for too many questions. */
  Answer limited(Instant now) {
    Answer limited = other("limited", "", now);
    if (!traits.retryAfter()) {
      return limited;
    }
    Map<String, String> headers = new LinkedHashMap<>(limited.headers());
    headers.put("Retry-After", "2");
    return new Answer(limited.status(), headers, limited.body());
  }

  /** A book without levels, as near as its format has such a thing. */
  Answer empty() {
    return sample.others().stream()
        .filter(other -> other.word().equals("unreadable"))
        .findFirst()
        .map(other -> healthy(other.body()))
        .orElseGet(() -> healthy("{}"));
  }

  /** How much was asked of it, and how near its limits that came. */
  ObjectNode counts() {
    ObjectNode counts = JSON.createObjectNode();
    counts.put("venue", venue.id()).put("asked", toll.asked()).put("refused", toll.refused());
    for (RateLimits.Window window : toll.windows()) {
      counts
          .withArray("limits")
          .addObject()
          .put("weight", window.limit().weight())
          .put("windowMs", window.limit().window().toMillis())
          .put("most", window.most());
    }
    return counts;
  }

  /** What it lists, by every name that it goes by. */
  private Map<String, Instrument> markets(List<Instrument> instruments) {
    Map<String, Instrument> listed = new LinkedHashMap<>();
    for (Instrument instrument : instruments) {
      if (traits.lists(instrument)) {
        String market = name(instrument);
        listed.put(market, instrument);
        listed.put(answersAs(market), instrument);
      }
    }
    return listed;
  }

  /** What it calls the market; a name that no spelling makes is the sample's, or a number. */
  private String name(Instrument instrument) {
    return venue.listing().filter(Listing::tellsNames).isEmpty()
        ? venue.market(instrument)
        : names.computeIfAbsent(
            instrument.toString(), added -> "@" + (FIRST_NUMBER + names.size()));
  }

  /** The names that the sample's list tells. */
  private static Map<String, String> told(Sample sample) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String line : sample.markets().map(Sample.MarketsAnswer::lists).orElse(List.of())) {
      String[] words = line.split(" ", 3);
      names.put(words[0], words[1]);
    }
    return names;
  }

  /** The markets that it lists. */
  List<ListForm.Market> markets() {
    return listed;
  }

  private ListForm.Market listed(Instrument instrument) {
    String market = name(instrument);
    return new ListForm.Market(
        instrument, market, answersAs(market), books.tick(instrument), books.lot(instrument));
  }

  /** Its list with those markets; the whole one is written when it is first asked for. */
  ListForm.Written list(List<ListForm.Market> some) {
    if (list.isPresent() && some.equals(listed)) {
      return list.get();
    }
    ListForm.Written written =
        ListForm.write(venue, traits.rows(), sample.markets().orElseThrow(), some);
    list = some.equals(listed) ? Optional.of(written) : list;
    return written;
  }

  private String answersAs(String market) {
    return traits.answersAs().getOrDefault(market, market);
  }

  private Answer healthy(String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    RateLimits.Window first = toll.windows().get(0);
    traits
        .headers()
        .forEach(
            (name, value) ->
                headers.put(
                    name,
                    value
                        .replace("{used}", String.valueOf(first.used()))
                        .replace("{left}", String.valueOf(first.limit().weight() - first.used()))
                        .replace("{limit}", String.valueOf(first.limit().weight()))));
    return new Answer(200, headers, body);
  }

  /** As the sample has it, about that market and of this moment. */
  private Answer other(String word, String market, Instant now) {
    OtherAnswer other =
        sample.others().stream()
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseGet(() -> new OtherAnswer(word, word.equals("limited") ? 429 : 400, "{}"));
    String body = timed(other.body(), now);
    if (!market.isEmpty()) {
      for (String name : sampleNames) {
        body = body.replace(name, market);
      }
    }
    return new Answer(other.status(), Map.of(), body);
  }

  /** The same at another time than the sample's. */
  private static String timed(String body, Instant now) {
    String nanos = WireForm.nanos(now);
    return SAMPLES_TIME.matcher(body).replaceAll(time -> nanos.substring(0, time.group().length()));
  }
}
