package io.omnidepth.support;

import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Sampler;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpApi;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.market.Book;
import io.omnidepth.market.Instrument;
import io.omnidepth.source.Outcome;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The real server with the page, in this process, on a board that the test writes: any book, of any
 * age, at once. A venue repeats its answer twice a second until the test changes it.
 */
public final class BoardServer {
  private static final Duration AGAIN = Duration.ofMillis(500);

  private record Key(String venue, Instrument instrument) {}

  private final Map<Key, Outcome> answers = new LinkedHashMap<>();
  private final Board board;
  private final HttpApi server;
  private volatile Duration ahead = Duration.ZERO;

  public BoardServer(Vertx vertx, List<String> instruments, List<String> venues) {
    this(vertx, instruments, venues, Set.of());
  }

  /** The same, open to pages of these origins, too. */
  public BoardServer(
      Vertx vertx, List<String> instruments, List<String> venues, Set<String> origins) {
    List<Instrument> watched = instruments.stream().map(BoardServer::instrument).toList();
    List<Venue> asked = venues.stream().map(BoardServer::venue).toList();
    board = new Board(asked, watched, Freshness.USUAL, now());
    for (Venue venue : asked) {
      board.listed(venue, Reports.listing(venue, watched.toArray(Instrument[]::new)), now());
    }
    History history = new History();
    new Sampler(VertxLoop.of(vertx, this::now), board, history, () -> {}).start();
    server =
        new HttpApi(
            new HttpOptions("127.0.0.1", 0, Set.of(), origins, List.of(), Map.of(), false),
            board,
            new Watchlist(watched, List.of(), Watchlist.Bounds.USUAL),
            history,
            this::now,
            context -> VertxLoop.of(context, this::now));
    vertx.deployVerticle(server).await();
    vertx.setPeriodic(AGAIN.toMillis(), timer -> round());
  }

  private static Instrument instrument(String name) {
    return Instrument.parse(name).orElseThrow();
  }

  private static Venue venue(String id) {
    return Catalog.find(id).orElseThrow();
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  public int port() {
    return server.port();
  }

  /** The venue sends this book from now on. */
  public synchronized BoardServer answers(String venue, String instrument, Book book) {
    answers.put(new Key(venue, instrument(instrument)), new Outcome.Fresh(book, Stamp.NONE));
    round();
    return this;
  }

  /** The venue sends no book from now on. */
  public synchronized void fails(String venue, String instrument, Outcome.Failed how) {
    answers.put(new Key(venue, instrument(instrument)), how);
    round();
  }

  /** These venues send nothing from now on. */
  public synchronized void silent(String... venues) {
    answers.keySet().removeIf(key -> Arrays.asList(venues).contains(key.venue()));
  }

  /** The clock goes ahead, and all but the silent venues answer again. */
  public synchronized void pass(Duration time) {
    ahead = ahead.plus(time);
    round();
  }

  private synchronized void round() {
    Instant now = now();
    for (Map.Entry<Key, Outcome> each : answers.entrySet()) {
      Key key = each.getKey();
      board.reported(Reports.report(venue(key.venue()), key.instrument(), now, each.getValue()));
      if (each.getValue() instanceof Outcome.Fresh sent) {
        each.setValue(new Outcome.Unchanged(sent.book(), sent.stamp()));
      }
    }
    board.roundClosed(now);
  }
}
