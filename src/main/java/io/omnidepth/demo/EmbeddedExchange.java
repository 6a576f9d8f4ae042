package io.omnidepth.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Completeness;
import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One exchange without its server. It answers a request with a book, its list of markets, a further
 * answer of its sample or a refusal. It counts each request against its rate limits. Not safe for
 * several threads.
 */
final class EmbeddedExchange {
  private static final JsonMapper JSON = new JsonMapper();

  private final Venue venue;
  private final Sample sample;
  private final Traits traits;
  private final BookMaker books;
  private final Duration ahead;
  private final WireForm form;
  private final RateLimits rateLimits;
  private final boolean unlimited;
  private final List<BookEndpoint> endpoints;
  private final ExchangeMarkets names;
  private final List<ListForm.Market> listed;
  private final SampleAnswers answers;
  private final FurtherAnswers further;
  private final Optional<QuestionForm> listQuestion;
  private final Optional<QuestionForm> postedBook;
  private Optional<ListForm.Written> list = Optional.empty();

  /**
   * @param instruments the markets that it may list; it lists those that the real venue has
   * @param unlimited whether it answers without rate limits
   * @param mostLevels the most levels a side of any book
   * @param ahead the time by which the world's clock is ahead of the time of day
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
    boolean toItsEnd = venue.response().completeness() != Completeness.UNKNOWN;
    this.books = new BookMaker(world, traits, chance.of(venue.id()), toItsEnd);
    this.rateLimits = new RateLimits(venue.limits().all(), traits.enforces());
    this.endpoints = BookEndpoint.of(venue);
    this.names = new ExchangeMarkets(venue, sample, traits, instruments);
    this.listed = names.instruments().stream().map(this::listed).toList();
    this.further = new FurtherAnswers(sample.further());
    this.listQuestion = venue.listing().map(QuestionForm::of);
    this.postedBook =
        venue.request().body().map(body -> QuestionForm.posted(endpoints.get(0).path(), body));
    Sample.BookAnswer book = sample.books().get(0);
    String market = names.name(Instrument.parse(book.instrument()).orElseThrow());
    List<String> sampleNames = List.of(market, names.key(market));
    this.answers = new SampleAnswers(sample, traits, rateLimits, sampleNames);
    this.form = SampleForm.of(venue, book.body(), sampleNames, traits);
  }

  Venue venue() {
    return venue;
  }

  Traits traits() {
    return traits;
  }

  RateLimits rateLimits() {
    return rateLimits;
  }

  /** The answers other than books. */
  SampleAnswers answers() {
    return answers;
  }

  /** The instruments that it lists. */
  List<Instrument> instruments() {
    return names.instruments();
  }

  /** The markets that it lists. */
  List<ListForm.Market> markets() {
    return listed;
  }

  /** The moment rounded down to a whole second of the world's clock. */
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
   * Answers a request.
   *
   * @param at the moment of the books
   * @param now the moment of the request
   */
  ExchangeResponse answer(ExchangeRequest request, Instant at, Instant now) {
    Optional<FurtherAnswers.Match> match = further.match(request);
    if (match.isPresent()) {
      return further(match.get(), at, now);
    }
    Optional<QuestionForm> asksForList =
        listQuestion.filter(question -> question.match(request).isPresent());
    if (asksForList.isPresent()) {
      return allows(asksForList.get().weight(), now)
          ? answers.healthy(SampleTime.moved(list(listed).answer(), now))
          : answers.limited(now);
    }
    if (postedBook.isPresent() != request.method().equals("POST")) {
      return new ExchangeResponse(405, Map.of(), "Method Not Allowed");
    }
    Optional<BookEndpoint.Query> query =
        postedBook.isPresent() ? postedQuery(request) : endpointQuery(request);
    return query
        .map(book -> book(book, at, now))
        .orElseGet(() -> new ExchangeResponse(404, Map.of(), "there is no such path"));
  }

  private ExchangeResponse book(BookEndpoint.Query query, Instant at, Instant now) {
    int weight = query.depth().map(Request.Depth::weight).orElse(venue.request().weight());
    if (!allows(weight, now)) {
      return answers.limited(now);
    }
    if (query.wrong()) {
      return answers.refused(now);
    }
    Optional<Instrument> instrument = names.instrument(query.market());
    if (instrument.isEmpty()) {
      return answers.unlisted(query.market(), now);
    }
    String key = names.key(names.name(instrument.get()));
    Book book = book(instrument.get(), at, query.levels());
    return answers.healthy(form.write(new WireForm.Content(key, book, at, at.toEpochMilli())));
  }

  private Optional<BookEndpoint.Query> postedQuery(ExchangeRequest request) {
    return postedBook
        .flatMap(question -> question.match(request))
        .flatMap(words -> Optional.ofNullable(words.get(QuestionForm.MARKET)))
        .map(market -> new BookEndpoint.Query(market, Optional.empty(), Integer.MAX_VALUE, false));
  }

  private Optional<BookEndpoint.Query> endpointQuery(ExchangeRequest request) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.query(request.path(), request.parameter()).stream())
        .findFirst();
  }

  private ExchangeResponse further(FurtherAnswers.Match match, Instant at, Instant now) {
    if (!allows(match.question().weight(), now)) {
      return answers.limited(now);
    }
    Optional<ListForm.Market> about = match.market().flatMap(names::instrument).map(this::listed);
    if (match.market().isPresent() && about.isEmpty()) {
      return answers.unlisted(match.market().get(), now);
    }
    List<Request.Depth> depths = venue.request().depths();
    int most = depths.isEmpty() ? Integer.MAX_VALUE : depths.get(depths.size() - 1).levels();
    FurtherFacts facts = new FurtherFacts(this, about, match.levels(most), at);
    return answers.healthy(SampleTime.moved(match.answer().write(facts), at));
  }

  private boolean allows(int weight, Instant now) {
    return rateLimits.pay(weight, now) || unlimited;
  }

  private ListForm.Market listed(Instrument instrument) {
    String name = names.name(instrument);
    return new ListForm.Market(
        instrument, name, names.key(name), books.tick(instrument), books.lot(instrument));
  }

  /** The list of those markets. The whole list is written once, at the first request for it. */
  ListForm.Written list(List<ListForm.Market> some) {
    if (list.isPresent() && some.equals(listed)) {
      return list.get();
    }
    ListForm.Written written =
        ListForm.write(venue, traits.rows(), sample.markets().orElseThrow(), some);
    list = some.equals(listed) ? Optional.of(written) : list;
    return written;
  }

  /** The number of requests and the most weight used of each limit, as JSON. */
  ObjectNode counts() {
    ObjectNode counts = JSON.createObjectNode();
    counts
        .put("venue", venue.id())
        .put("asked", rateLimits.requests())
        .put("refused", rateLimits.refused());
    for (RateLimits.Window window : rateLimits.windows()) {
      counts
          .withArray("limits")
          .addObject()
          .put("weight", window.limit().weight())
          .put("windowMs", window.limit().window().toMillis())
          .put("most", window.most());
    }
    return counts;
  }
}
