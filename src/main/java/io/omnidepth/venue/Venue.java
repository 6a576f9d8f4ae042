package io.omnidepth.venue;

import static java.util.Objects.requireNonNull;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exchange, as facts: where its books are asked for, how it spells an instrument, what shape its
 * answers have, how it says no, and how often one may ask. Immutable.
 *
 * <p>Declared in the order where, who, how much, what shape, how often:
 *
 * <pre>{@code
 * Venue.named("kraken", "Kraken")
 *     .book("https://api.kraken.com/0/public/Depth?pair={market}&count={depth}")
 *     .markets(joined("").renaming("BTC", "XBT"))
 *     .listedIn(
 *         Listing.get("/0/public/AssetPairs", 1, "result.*")
 *             .market("altname")
 *             .assets("wsname", joined("/"))
 *             .tick("tick_size")
 *             .lotPlaces("lot_decimals")
 *             .status("status", "online"))
 *     .depths(100, 500)
 *     .layout(sides("result.*", "bids", "asks", row(0, 1)))
 *     .healthyWhen("error", isEmpty())
 *     .allows(1, Duration.ofSeconds(1))
 *     .declared()
 * }</pre>
 */
public final class Venue {
  /**
   * A number of levels that may be asked for.
   *
   * @param weight what asking costs in the venue's weights
   * @param book where so many are asked for, as {@link #bookTemplate}
   */
  public record Depth(int levels, int weight, String book) {}

  /** At most so much weight in any window of that length. */
  public record Limit(int weight, Duration window) {}

  /**
   * A header in which the venue tells how much of a limit is used.
   *
   * @param number where the number is in the header's text: its first group
   * @param left whether it tells what is left instead of what is used
   * @param limit the one that it tells of
   */
  public record Meter(String header, Pattern number, boolean left, Limit limit) {
    /** A search through a longer text may take as many steps as its length squared. */
    private static final int LONGEST = 200;

    /** The weight that a header's text says is used; empty where it says nothing of the kind. */
    public Optional<Integer> used(String text) {
      return Optional.of(text)
          .filter(header -> header.length() <= LONGEST)
          .map(number::matcher)
          .filter(Matcher::find)
          .flatMap(found -> Decimals.whole(found.group(1), 0, Integer.MAX_VALUE))
          .map(Math::toIntExact)
          .map(told -> left ? Math.max(0, limit.weight() - told) : told);
    }
  }

  /** How the venue writes a moment. */
  public enum TimeUnit {
    SECONDS,
    MILLIS,
    MICROS,
    NANOS,
    /** ISO 8601 text. */
    ISO;

    /** How much later than written the moment may have been. */
    public Duration grain() {
      return this == SECONDS ? Duration.ofMillis(999) : Duration.ZERO;
    }
  }

  /** Where an answer tells a time of the venue's clock. */
  public record VenueTime(String path, TimeUnit unit) {}

  /**
   * What taking liquidity costs.
   *
   * @param perCent plain decimal, per cent of the notional, lowest tier
   * @param source where the figure is from, with its date
   */
  public record Fee(String perCent, String source) {
    /** As a part of the notional: 0.0026 for 0.26 per cent. */
    public BigDecimal fraction() {
      return Decimals.of(perCent).movePointLeft(2);
    }
  }

  /**
   * Whether a side can be known to be whole, as far as the venue goes. Numbers of levels that look
   * like a limit make doubt all the same.
   */
  public enum Completeness {
    /** Never: the default, as long as nothing proves more. */
    UNKNOWN,
    /** Where it has fewer rows than were asked for. */
    FEWER_THAN_ASKED,
    /** Always: the venue sends the book to its end. */
    WHOLE
  }

  private record Sign(Verdict verdict, String path, Condition said, boolean whenItHolds) {}

  private static final Pattern ID = Pattern.compile("[a-z0-9]+");

  private final Declaration facts;
  private final String id;
  private final String name;
  private final String book;
  private final Optional<String> question;
  private final Spelling markets;
  private final Optional<Listing> listing;
  private final List<Instrument> knownToList;
  private final List<Depth> depths;
  private final int weight;
  private final BookBound bookBound;
  private final Completeness completeness;
  private final Layout layout;
  private final RepeatedPrice repeatedPrice;
  private final List<Sign> signs;
  private final List<String> reasons;
  private final Optional<VenueTime> answerTime;
  private final Optional<VenueTime> changeTime;
  private final Optional<String> sequence;
  private final List<Limit> limits;
  private final List<Meter> meters;
  private final Map<String, String> oneBook;
  private final Duration interval;
  private final Duration deadline;
  private final Map<Integer, Verdict> statuses;
  private final Fee fee;

  private Venue(Declaration facts, Fee fee) {
    this.facts = facts;
    id = facts.id;
    name = facts.name;
    book = requireNonNull(facts.book, () -> id + ": no book URL");
    markets = requireNonNull(facts.markets, () -> id + ": no spelling of markets");
    layout = requireNonNull(facts.layout, () -> id + ": no layout");
    this.fee = fee;
    completeness = facts.completeness;
    repeatedPrice = facts.repeatedPrice;
    question = Optional.ofNullable(facts.question);
    listing = Optional.ofNullable(facts.listing);
    knownToList = List.copyOf(facts.knownToList);
    weight = facts.weight;
    depths =
        facts.depths.stream()
            .map(
                depth ->
                    depth.book().isEmpty()
                        ? new Depth(depth.levels(), depth.weight(), book)
                        : depth)
            .sorted(Comparator.comparingInt(Depth::levels))
            .toList();
    bookBound =
        BookBound.of(
            depths.stream().mapToInt(Depth::levels).reduce(facts.levels, Math::max), layout);
    signs = List.copyOf(facts.signs);
    reasons = List.copyOf(facts.reasons);
    answerTime = Optional.ofNullable(facts.answerTime);
    changeTime = Optional.ofNullable(facts.changeTime);
    sequence = Optional.ofNullable(facts.sequence);
    limits = List.copyOf(facts.limits);
    meters = facts.meters.stream().map(told -> told.of(limits)).toList();
    oneBook = Map.copyOf(facts.oneBook);
    interval = facts.interval;
    deadline = facts.deadline;
    statuses = Map.copyOf(facts.statuses);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a venue's id is one lower-case word, not " + id);
    }
    if (limits.isEmpty()) {
      throw new IllegalArgumentException(id + ": no limit of how often one may ask");
    }
    if (book.contains("{depth}") == depths.isEmpty()) {
      throw new IllegalArgumentException(
          id + ": depths to ask for and {depth} in the URL go together");
    }
  }

  /** Begins the declaration of a venue. */
  public static Declaration named(String id, String name) {
    return new Declaration(id, name);
  }

  /** One lower-case word. */
  public String id() {
    return id;
  }

  /** As people write it. */
  public String name() {
    return name;
  }

  /**
   * The URL of a book, with {@code {market}} and, where a depth may be asked for, {@code {depth}}
   * left open.
   */
  public String bookTemplate() {
    return book;
  }

  /** The body of the question for a book, with {@code {market}} left open, where it is posted. */
  public Optional<String> questionTemplate() {
    return question;
  }

  /** Scheme, host and port that its books are asked from. */
  public URI origin() {
    return URI.create(book.substring(0, pathStart(book)));
  }

  /**
   * What to ask of the origin for a book.
   *
   * @param depth one of {@link #depths}; empty where there are none
   */
  public Question bookQuestion(String market, Optional<Depth> depth) {
    String url = depth.map(Depth::book).orElse(book);
    String target =
        url.substring(pathStart(url))
            .replace("{market}", URLEncoder.encode(market, StandardCharsets.UTF_8))
            .replace("{depth}", depth.map(Depth::levels).map(String::valueOf).orElse(""));
    return new Question(target, question.map(body -> body.replace("{market}", market)));
  }

  private static int pathStart(String url) {
    return url.indexOf('/', url.indexOf("//") + 2);
  }

  /** The instrument as this venue would spell it. */
  public String market(Instrument instrument) {
    return markets.market(instrument);
  }

  /** How this venue writes assets. */
  public Spelling spelling() {
    return markets;
  }

  /** Where the venue tells which markets it has. */
  public Optional<Listing> listing() {
    return listing;
  }

  /** Some of what it lists, known without asking it; never all of it. */
  public List<Instrument> knownToList() {
    return knownToList;
  }

  /** Whether no rule can make its names of markets, so that its list must be read first. */
  public boolean namesOnlyInList() {
    return listing.filter(Listing::tellsNames).isPresent();
  }

  /**
   * The instrument that this one's book is also known by here; the same for all that are one book.
   */
  public Instrument bookOf(Instrument instrument) {
    String quote = oneBook.getOrDefault(instrument.quote(), instrument.quote());
    return quote.equals(instrument.base()) ? instrument : new Instrument(instrument.base(), quote);
  }

  /** Where its answers tell how much of a limit is used. */
  public List<Meter> meters() {
    return meters;
  }

  /** What a question for a book costs where no depth is named. */
  public int weight() {
    return weight;
  }

  /** What may be asked for, shallowest first; empty where the venue takes no number. */
  public List<Depth> depths() {
    return depths;
  }

  /** The most that its answer with one book may have. */
  public BookBound bookBound() {
    return bookBound;
  }

  public Completeness completeness() {
    return completeness;
  }

  public Layout layout() {
    return layout;
  }

  public RepeatedPrice repeatedPrice() {
    return repeatedPrice;
  }

  /** Where it tells when it made the answer, which bounds the book's age. */
  public Optional<VenueTime> answerTime() {
    return answerTime;
  }

  /** Where it tells when the book last changed. */
  public Optional<VenueTime> changeTime() {
    return changeTime;
  }

  /** Where it tells times, of either kind. */
  public Stream<VenueTime> times() {
    return Stream.concat(answerTime.stream(), changeTime.stream());
  }

  /** Path of the venue's own count of changes. */
  public Optional<String> sequence() {
    return sequence;
  }

  /** How often one may ask; all of them hold. */
  public List<Limit> limits() {
    return limits;
  }

  /**
   * How often asking is of use: the venue does not change its answer faster, or it is too large to
   * ask for more often.
   */
  public Duration interval() {
    return interval;
  }

  /** After how long an answer is given up. */
  public Duration deadline() {
    return deadline;
  }

  public Fee fee() {
    return fee;
  }

  /** The same venue with another fee, as who trades there may have it. */
  public Venue charging(Fee other) {
    return new Venue(facts, other);
  }

  /** Every path that {@link #verdict} and {@link #reason} look at. */
  public List<String> watched() {
    return Stream.concat(signs.stream().map(Sign::path), reasons.stream()).distinct().toList();
  }

  /**
   * What the answer says of itself. The heaviest sign counts: limited, blocked, unlisted, refused.
   *
   * @param said what stands at a path that is {@link #watched}
   */
  public Verdict verdict(Function<String, Optional<String>> said) {
    return signs.stream()
        .filter(sign -> sign.said().of(said.apply(sign.path())) == sign.whenItHolds())
        .map(Sign::verdict)
        .min(Comparator.naturalOrder())
        .orElse(Verdict.HEALTHY);
  }

  /** Whether a bare HTTP status may say that it has no such market, as any other path may have. */
  public boolean saysUnlistedByStatus() {
    return statuses.containsValue(Verdict.UNLISTED);
  }

  /** What an HTTP status says by itself. */
  public Verdict verdict(int httpStatus) {
    if (httpStatus >= 200 && httpStatus < 300) {
      return Verdict.HEALTHY;
    }
    return statuses.getOrDefault(httpStatus, Verdict.REFUSED);
  }

  /** What the venue gives as its reason, as far as it is among what was said. */
  public String reason(Function<String, Optional<String>> said) {
    return String.join(
        ", ",
        Stream.concat(reasons.stream(), signs.stream().map(Sign::path))
            .distinct()
            .flatMap(path -> said.apply(path).stream().map(text -> path + " = " + text))
            .toList());
  }

  /** There is one venue of an id. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Venue venue && venue.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }

  /** A meter as it is declared: by the window of its limit. */
  private record Told(String header, Pattern number, boolean left, Duration window) {
    private static final Pattern WHOLE = Pattern.compile("\\s*(\\d{1,9})\\s*");

    Meter of(List<Limit> limits) {
      return limits.stream()
          .filter(limit -> limit.window().equals(window))
          .findFirst()
          .map(limit -> new Meter(header, number, left, limit))
          .orElseThrow(() -> new IllegalArgumentException(header + " tells of no limit"));
    }
  }

  /** The facts of a venue while they are being told. */
  public static final class Declaration {
    private final String id;
    private final String name;
    private @Nullable String book;
    private @Nullable String question;
    private @Nullable Spelling markets;
    private @Nullable Listing listing;
    private final List<Instrument> knownToList = new ArrayList<>();
    private @Nullable Layout layout;
    private @Nullable VenueTime answerTime;
    private @Nullable VenueTime changeTime;
    private @Nullable String sequence;
    private @Nullable Fee fee;
    private Completeness completeness = Completeness.UNKNOWN;
    private RepeatedPrice repeatedPrice = RepeatedPrice.LAST_WINS;
    private int weight = 1;
    private int levels;
    private Duration interval = Duration.ofSeconds(1);
    private Duration deadline = Duration.ofSeconds(5);
    private final List<Depth> depths = new ArrayList<>();
    private final List<Sign> signs = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Told> meters = new ArrayList<>();
    private final Map<String, String> oneBook = new HashMap<>();
    private final Map<Integer, Verdict> statuses =
        new HashMap<>(
            Map.of(
                429, Verdict.LIMITED,
                418, Verdict.LIMITED,
                403, Verdict.BLOCKED,
                451, Verdict.BLOCKED));

    private Declaration(String id, String name) {
      this.id = id;
      this.name = name;
    }

    /** Where a book is asked for, with {@code {market}} and {@code {depth}} to be filled in. */
    public Declaration book(String urlTemplate) {
      book = urlTemplate;
      return this;
    }

    /** A book is asked for by POST, with this JSON, in which {@code {market}} is filled in. */
    public Declaration posting(String bodyTemplate) {
      question = bodyTemplate;
      return this;
    }

    public Declaration markets(Spelling rule) {
      markets = rule;
      return this;
    }

    /** Where the venue tells which markets it has. */
    public Declaration listedIn(Listing.Declaration where) {
      listing = where.declared();
      return this;
    }

    /** Some of what it lists, for as long as its own list has not been read: {@code BTC-USD}. */
    public Declaration knownToList(String... instruments) {
      for (String written : instruments) {
        knownToList.add(
            Instrument.parse(written)
                .orElseThrow(() -> new IllegalArgumentException(id + ": " + written)));
      }
      return this;
    }

    /** Books in these two quotes are one book here, under two names. */
    public Declaration oneBookOf(String quote, String otherQuote) {
      oneBook.put(otherQuote, quote);
      return this;
    }

    /** Numbers of levels that may be asked for, all at the same cost of 1. */
    public Declaration depths(int... levels) {
      for (int number : levels) {
        depth(number, 1);
      }
      return this;
    }

    /** A number of levels that may be asked for, and its weight. */
    public Declaration depth(int levels, int weight) {
      return depth(levels, weight, "");
    }

    /** A number of levels that may be asked for at another URL, and its weight. */
    public Declaration depth(int levels, int weight, String urlTemplate) {
      depths.add(new Depth(levels, weight, urlTemplate));
      return this;
    }

    /**
     * The most levels a side that its books are known to have, where no depth can be asked for. It
     * bounds what is read; see {@link BookBound}.
     */
    public Declaration levels(int most) {
      levels = most;
      return this;
    }

    /** What a question costs where no depth can be asked for; 1 if nothing else is said. */
    public Declaration costs(int each) {
      weight = each;
      return this;
    }

    /** The venue always sends the whole book. */
    public Declaration sendsWholeBooks() {
      completeness = Completeness.WHOLE;
      return this;
    }

    /** The venue is known to send as many levels as asked for while it has them. */
    public Declaration honoursDepth() {
      completeness = Completeness.FEWER_THAN_ASKED;
      return this;
    }

    public Declaration layout(Layout where) {
      layout = where;
      return this;
    }

    /** Rows with one price are orders of their own, to be summed up. */
    public Declaration sendsSingleOrders() {
      repeatedPrice = RepeatedPrice.SUM;
      return this;
    }

    /** Where an answer tells when it was made. Only a documented time of that kind ages a book. */
    public Declaration answerTime(String path, TimeUnit unit) {
      answerTime = new VenueTime(path, unit);
      return this;
    }

    /** Where an answer tells when the book last changed; also a time of an unknown kind. */
    public Declaration changeTime(String path, TimeUnit unit) {
      changeTime = new VenueTime(path, unit);
      return this;
    }

    public Declaration sequence(String path) {
      sequence = path;
      return this;
    }

    /** An answer for which this does not hold is a refusal. */
    public Declaration healthyWhen(String path, Condition said) {
      signs.add(new Sign(Verdict.REFUSED, path, said, false));
      return this;
    }

    public Declaration limitedWhen(String path, Condition said) {
      signs.add(new Sign(Verdict.LIMITED, path, said, true));
      return this;
    }

    public Declaration blockedWhen(String path, Condition said) {
      signs.add(new Sign(Verdict.BLOCKED, path, said, true));
      return this;
    }

    public Declaration unlistedWhen(String path, Condition said) {
      signs.add(new Sign(Verdict.UNLISTED, path, said, true));
      return this;
    }

    /** What this HTTP status means here, where it is not the usual. */
    public Declaration status(int httpStatus, Verdict verdict) {
      statuses.put(httpStatus, verdict);
      return this;
    }

    /** Where the venue tells its reason for a refusal. */
    public Declaration reason(String path) {
      reasons.add(path);
      return this;
    }

    /** At most so much weight in any window of that length. */
    public Declaration allows(int weight, Duration window) {
      limits.add(new Limit(weight, window));
      return this;
    }

    /** A header tells the weight used of the limit with that window. */
    public Declaration tellsUsed(String header, Duration window) {
      meters.add(new Told(header, Told.WHOLE, false, window));
      return this;
    }

    /** A header tells the weight left of the limit with that window. */
    public Declaration tellsLeft(String header, Duration window) {
      meters.add(new Told(header, Told.WHOLE, true, window));
      return this;
    }

    /** The same, with the number in the first group of what matches in the header's text. */
    public Declaration tellsLeft(String header, String number, Duration window) {
      meters.add(new Told(header, Pattern.compile(number), true, window));
      return this;
    }

    /**
     * The venue does not change its answer faster than this, or it is too large to be asked for
     * more often.
     */
    public Declaration every(Duration atMost) {
      interval = atMost;
      return this;
    }

    public Declaration deadline(Duration after) {
      deadline = after;
      return this;
    }

    /** What taking costs, in per cent, and where and when that was read. */
    public Declaration takerFee(String perCent, String source) {
      fee = new Fee(perCent, source);
      return this;
    }

    public Venue declared() {
      return new Venue(this, requireNonNull(fee, () -> id + ": no taker fee"));
    }
  }
}
