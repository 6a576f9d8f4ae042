package io.omnidepth.board;

import static io.omnidepth.venue.Layout.row;
import static io.omnidepth.venue.Layout.sides;
import static io.omnidepth.venue.Spelling.joined;

import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Arrival;
import io.omnidepth.source.Cadence;
import io.omnidepth.source.MarketId;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports of made-up venues. */
public final class Reports {
  public static final Instrument BTC = new Instrument("BTC", "USD");
  public static final Instrument ETH = new Instrument("ETH", "USD");
  public static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  private Reports() {}

  /** A venue that is polled once a second for 5 levels and honours the number. */
  public static Venue venue(String id) {
    return Venue.named(id, id.toUpperCase(Locale.ROOT))
        .mark(0, 0)
        .book("https://" + id + ".example/{market}/{depth}")
        .markets(joined(""))
        .depths(5)
        .honoursDepth()
        .layout(sides("", "bids", "asks", row(0, 1)))
        .allows(10, Duration.ofSeconds(1))
        .takerFee("0.1", "made up")
        .declared();
  }

  private static final Cadence CADENCE = new Cadence(Duration.ofSeconds(1), Duration.ofSeconds(1));
  private static final Stamp STAMP =
      new Stamp(Optional.empty(), Optional.empty(), Optional.of(77L), Optional.empty());

  /** A venue's list of these instruments. All trade, in steps of 0.1. */
  public static Map<Instrument, ListedMarket> listing(Venue venue, Instrument... instruments) {
    Map<Instrument, ListedMarket> markets = new LinkedHashMap<>();
    for (Instrument instrument : instruments) {
      markets.put(
          instrument,
          new ListedMarket(
              instrument,
              venue.market(instrument),
              Optional.of(new BigDecimal("0.1")),
              Optional.of(new BigDecimal("0.1")),
              "online",
              true));
    }
    return markets;
  }

  /** The report of a question for 5 levels, which took 30 ms. */
  public static Report report(Venue venue, Instrument instrument, Instant at, Outcome outcome) {
    return Report.of(
        new MarketId(venue, instrument, venue.market(instrument)),
        Arrival.answer(at.minusMillis(30), at),
        5,
        outcome,
        CADENCE);
  }

  /** The report of an outcome without a question. */
  public static Report unasked(Venue venue, Instrument instrument, Instant at, Outcome outcome) {
    return Report.of(
        new MarketId(venue, instrument, venue.market(instrument)),
        Arrival.unasked(at),
        0,
        outcome,
        CADENCE);
  }

  public static Report fresh(Venue venue, Instrument instrument, Instant at, Book book) {
    return report(venue, instrument, at, new Outcome.Fresh(book, STAMP));
  }

  public static Report unchanged(Venue venue, Instrument instrument, Instant at, Book book) {
    return report(venue, instrument, at, new Outcome.Unchanged(book, STAMP));
  }
}
