package io.omnidepth.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Every figure that this program measures itself: its name, its unit, its tags, and what it says.
 * Beside them go Micrometer's own about the JVM and the process.
 */
public enum Figure {
  POLLS(
      Kind.COUNTER, "polls", "questions", "Questions for books that ended", Tag.VENUE, Tag.OUTCOME),
  LISTS(
      Kind.COUNTER,
      "lists",
      "questions",
      "Questions for lists of markets that ended",
      Tag.VENUE,
      Tag.OUTCOME),
  POLL_LATENCY(
      Kind.SPREAD_TIMER,
      "poll.latency",
      "ms",
      "From a question's leaving to the last byte of an answer that is a book; a new connection is in it",
      Tag.VENUE),
  POLL_FIRST_BYTE(
      Kind.SPREAD_TIMER,
      "poll.first.byte",
      "ms",
      "From a question's leaving to the head of its answer, whatever it was",
      Tag.VENUE),
  POLL_BODY(
      Kind.SPREAD_TIMER,
      "poll.body",
      "ms",
      "From the head of an answer to its last byte",
      Tag.VENUE),
  POLL_READ(
      Kind.FINE_TIMER,
      "poll.read",
      "ms",
      "To inflate and read an answer and make a book of it",
      Tag.VENUE),
  POLL_CONNECT(
      Kind.TIMER,
      "poll.connect",
      "ms",
      "New connections, and how long each took with name, TCP and TLS",
      Tag.VENUE),
  POLL_WAIT(
      Kind.TIMER,
      "poll.wait",
      "ms",
      "Questions that a venue's limits held up, and how long",
      Tag.VENUE),
  POLL_BACK_OFF(
      Kind.TIMER,
      "poll.backoff",
      "ms",
      "How often, and for how long, a venue (limited, blocked) or one of its books is left alone",
      Tag.VENUE,
      Tag.OUTCOME),
  POLL_BYTES(
      Kind.SUMMARY, "poll.bytes", "bytes", "Answers' bodies as they came over the wire", Tag.VENUE),
  BUDGET_USED(
      Kind.GAUGE,
      "budget.used",
      "part, 0 to 1",
      "What is spent of a venue's limit",
      Tag.VENUE,
      Tag.WINDOW),
  BOOK_AGE(
      Kind.AGE,
      "book.age",
      "ms",
      "How old a market's book is, by its last byte and by the venue's own time",
      Tag.VENUE,
      Tag.INSTRUMENT),
  BOOK_LAG(
      Kind.AGE,
      "book.lag",
      "ms",
      "From the venue's own time to the receipt; below zero where the venue's clock is ahead",
      Tag.VENUE,
      Tag.INSTRUMENT),
  BOOK_LEVELS(
      Kind.GAUGE,
      "book.levels",
      "levels",
      "Levels of a market's last book",
      Tag.VENUE,
      Tag.INSTRUMENT,
      Tag.SIDE),
  VENUE_COUNTED(
      Kind.GAUGE,
      "venue.counted",
      "part, 0 to 1",
      "How much of a venue's books count, of all that are asked of it and that it lists",
      Tag.VENUE),
  INSTRUMENTS(Kind.GAUGE, "instruments", "instruments", "What is polled, on demand or not"),
  MARKET_VENUES(
      Kind.GAUGE,
      "market.venues",
      "venues",
      "Venues whose books count in the plain depth",
      Tag.INSTRUMENT),
  MARKET_SKEW(
      Kind.AGE,
      "market.skew",
      "ms",
      "How far apart the oldest and the newest counted book are",
      Tag.INSTRUMENT),
  MARKET_MID(Kind.GAUGE, "market.mid", "quote asset", "Mid of the plain depth", Tag.INSTRUMENT),
  MARKET_SPREAD(
      Kind.GAUGE,
      "market.spread",
      "quote asset",
      "Spread of the plain depth; below zero while it is crossed",
      Tag.INSTRUMENT),
  MARKET_SPREAD_BPS(
      Kind.GAUGE,
      "market.spread.bps",
      "hundredths of a per cent",
      "The same, of the reference mid",
      Tag.INSTRUMENT),
  MARKET_DEPTH(
      Kind.GAUGE,
      "market.depth",
      "base asset",
      "What rests that near to the reference mid, as far as the venues tell",
      Tag.INSTRUMENT,
      Tag.SIDE,
      Tag.BPS),
  MARKET_CROSSED(
      Kind.GAUGE,
      "market.crossed",
      "base asset",
      "What could be bought and sold at once, before fees; 0 while nothing crosses",
      Tag.INSTRUMENT),
  MERGE(Kind.FINE_TIMER, "merge", "ms", "To merge the books that a reader chose"),
  SERIALISE(Kind.FINE_TIMER, "serialise", "ms", "To write an answer or a message", Tag.FORM),
  STREAM_DELAY(
      Kind.SPREAD_TIMER,
      "stream.delay",
      "ms",
      "From the last byte of a venue's answer to the update that has it being handed to its readers' sockets"),
  STREAM_READERS(Kind.GAUGE, "stream.readers", "sockets", "Open WebSockets"),
  STREAM_SUBSCRIPTIONS(Kind.GAUGE, "stream.subscriptions", "subscriptions", "What they subscribe"),
  STREAM_VIEWS(
      Kind.GAUGE, "stream.views", "views", "Different views of them, each written once for all"),
  STREAM_MESSAGES(
      Kind.COUNTER, "stream.messages", "messages", "Messages sent to readers", Tag.TYPE),
  STREAM_BYTES(Kind.COUNTER, "stream.bytes", "bytes", "Text of those messages", Tag.TYPE),
  STREAM_CONFLATED(
      Kind.COUNTER,
      "stream.conflated",
      "messages",
      "Messages that a reader did not get as its socket was full; a snapshot follows"),
  STREAM_CUT(
      Kind.COUNTER,
      "stream.cut",
      "sockets",
      "Readers and other connections that were cut off or turned away",
      Tag.REASON),
  UNSENT(Kind.GAUGE, "unsent", "bytes", "What all readers' sockets have not taken yet"),
  COST_REFUSED(
      Kind.COUNTER,
      "cost.refused",
      "questions",
      "Questions and views that were refused, as the reader or all together cost too much",
      Tag.BY),
  HTTP_CONNECTIONS(
      Kind.GAUGE, "http.connections", "connections", "Open connections, the stream's among them"),
  HTTP_REQUESTS(
      Kind.PERCENTILE_TIMER,
      "http.requests",
      "ms",
      "Requests, and how long the answer took; by it who reads what of the API is counted",
      Tag.ROUTE,
      Tag.STATUS),
  PAGE_OPENS(
      Kind.COUNTER,
      "page.opens",
      "pages",
      "How often the page was opened or loaded anew, by people and by robots"),
  INSTRUMENT_READS(
      Kind.COUNTER,
      "instrument.reads",
      "reads",
      "How often an instrument was asked for; under the name other those without a name of their own",
      Tag.INSTRUMENT,
      Tag.BY),
  LOOP_LAG(Kind.FINE_TIMER, "loop.lag", "ms", "How late an event loop does what is due", Tag.LOOP),
  SERIES(Kind.GAUGE, "series", "series", "Series that InfluxDB is told, this one included"),
  PUSHES_LOST(
      Kind.GAUGE, "pushes.lost", "pushes", "Pushes that InfluxDB did not take, since the start"),
  LINES_LOST(
      Kind.GAUGE,
      "lines.lost",
      "lines",
      "Lines that InfluxDB did not take, in those or in others, since the start"),
  BUILD_INFO(
      Kind.GAUGE, "build.info", "1", "Always 1; the tags name the build", Tag.VERSION, Tag.COMMIT);

  /** How many instruments have series of their own. */
  public static final int MOST_INSTRUMENTS = 50;

  /** The name for all other instruments. */
  static final String OTHER = "other";

  private static final String PREFIX = "omnidepth.";
  private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

  /** Two digits: a p95 of 30 ms is right to half a millisecond. */
  private static final int DIGITS = 2;

  /** Longer than a step, so that a venue asked every few seconds keeps its percentiles. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** Upper bounds of the buckets of what goes over a network, and of what is computed. */
  private static final Duration[] NETWORK =
      millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);

  private static final Duration[] COMPUTED =
      millis(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250);

  /** What a figure is, and so which fields and measurements InfluxDB has of it. */
  public enum Kind {
    /** Of the step before: how many. */
    COUNTER("counter"),
    /** Now. */
    GAUGE("gauge"),
    /** Now, a time. */
    AGE("gauge of time"),
    /**
     * Of the step before: how many, and how long in all and on average; at the longest, of the last
     * minute.
     */
    TIMER("timer"),
    /** That, and percentiles of the last minute. */
    PERCENTILE_TIMER("timer with percentiles"),
    /** That, and buckets from 5 ms to 10 s. */
    SPREAD_TIMER("timer with percentiles and buckets"),
    /** That, with buckets from 0.1 ms to 250 ms. */
    FINE_TIMER("timer with percentiles and buckets"),
    /**
     * Of the step before: how many, and how much in all and on average; at the most, of the last
     * minute.
     */
    SUMMARY("summary");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    private Duration[] buckets() {
      return switch (this) {
        case SPREAD_TIMER -> NETWORK;
        case FINE_TIMER -> COMPUTED;
        default -> new Duration[0];
      };
    }

    private boolean hasPercentiles() {
      return this == PERCENTILE_TIMER || this == SPREAD_TIMER || this == FINE_TIMER;
    }

    /** InfluxDB has a series for the figure, one for each percentile, and one for each bucket. */
    private int series() {
      return 1 + (hasPercentiles() ? PERCENTILES.length : 0) + buckets().length;
    }
  }

  private final Kind kind;
  private final String shortName;
  private final String unit;
  private final String says;

  @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
  private final List<Tag> tags;

  Figure(Kind kind, String shortName, String unit, String says, Tag... tags) {
    this.kind = kind;
    this.shortName = shortName;
    this.unit = unit;
    this.says = says;
    this.tags = List.of(tags);
  }

  private static Duration[] millis(double... millis) {
    return DoubleStream.of(millis)
        .mapToObj(each -> Duration.ofNanos(Math.round(each * 1e6)))
        .toArray(Duration[]::new);
  }

  /** As it is registered: {@code omnidepth.poll.latency}. */
  public String meter() {
    return PREFIX + shortName;
  }

  /** As InfluxDB has it: {@code omnidepth_poll_latency}. */
  public String measurement() {
    return meter().replace('.', '_');
  }

  public Kind kind() {
    return kind;
  }

  public String unit() {
    return unit;
  }

  /** What it is, in a line. */
  public String says() {
    return says;
  }

  public List<Tag> tags() {
    return tags;
  }

  /**
   * How many series InfluxDB has of all figures at the most, where so many venues and instruments
   * are polled; those of the JVM, some fifty, come on top.
   */
  public static long mostSeries(int venues, int instruments) {
    int named = Math.min(instruments, MOST_INSTRUMENTS);
    return Stream.of(values())
        .mapToLong(
            figure ->
                figure.tags.stream()
                    .mapToLong(
                        tag -> tag.most(venues, named + (figure == INSTRUMENT_READS ? 1 : 0)))
                    .reduce(figure.kind.series(), Math::multiplyExact))
        .sum();
  }

  /** The tags with these values, in the tags' order. */
  Tags tags(String... values) {
    if (values.length != tags.size()) {
      throw new IllegalArgumentException(this + " has the tags " + tags + ", not " + values.length);
    }
    Tags all = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      all = all.and(tags.get(i).key(), values[i]);
    }
    return all;
  }

  Counter counter(MeterRegistry registry, String... values) {
    return Counter.builder(meter()).description(says).tags(tags(values)).register(registry);
  }

  /** Whose value is looked up when it is read; NaN where there is none. */
  Meter gauge(MeterRegistry registry, Supplier<Number> value, String... values) {
    return kind == Kind.AGE
        ? TimeGauge.builder(meter(), value, TimeUnit.MILLISECONDS)
            .description(says)
            .tags(tags(values))
            .register(registry)
        : Gauge.builder(meter(), value).description(says).tags(tags(values)).register(registry);
  }

  DistributionSummary summary(MeterRegistry registry, String... values) {
    return DistributionSummary.builder(meter())
        .description(says)
        .baseUnit(unit)
        .tags(tags(values))
        .register(registry);
  }

  Timer timer(MeterRegistry registry, String... values) {
    Timer.Builder timer =
        Timer.builder(meter())
            .description(says)
            .tags(tags(values))
            .distributionStatisticExpiry(WINDOW);
    if (kind.hasPercentiles()) {
      timer.publishPercentiles(PERCENTILES).percentilePrecision(DIGITS);
    }
    if (kind.buckets().length > 0) {
      timer.serviceLevelObjectives(kind.buckets());
    }
    return timer.register(registry);
  }
}
