package io.omnidepth.http;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.ETH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.api.Listener;
import io.omnidepth.app.VertxLoop;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.stream.SocketReader;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Equal requests at a server of four event loops, whose time stands still. */
@ExtendWith(VertxExtension.class)
class LoopsShareTest {
  private static final int LOOPS = 4;
  private static final int READERS = 5 * LOOPS;
  private static final Venue A = Reports.venue("aa");
  private static final Book BOOK = book("1.5");

  private final Instant now = Instant.now();
  private final Board board =
      new Board(List.of(A), List.of(BTC, ETH), Freshness.USUAL, now.minusSeconds(1));
  private final AtomicInteger written = new AtomicInteger();
  private final List<RawSocket> readers = new ArrayList<>();

  private static Book book(String size) {
    return Books.of(
        IntStream.range(0, 2_000).mapToObj(i -> 90_000 - i + ".25 " + size).toList(),
        IntStream.range(0, 2_000).mapToObj(i -> 90_001 + i + ".25 " + size).toList());
  }

  @BeforeEach
  void start(Vertx vertx) throws IOException {
    board.listed(A, Reports.listing(A, BTC, ETH), now);
    publish(BTC, BOOK);
    publish(ETH, BOOK);
    HttpApi server =
        new HttpApi(
                new HttpOptions("127.0.0.1", 0, Set.of(), Set.of(), List.of(), Map.of(), false),
                board,
                new Watchlist(List.of(BTC, ETH), List.of(), Watchlist.Bounds.USUAL),
                new History(),
                () -> now,
                context -> VertxLoop.of(context, Instant::now),
                countsWritten(),
                Optional.empty())
            .on(LOOPS);
    vertx.deployVerticle(server).await();
    for (int i = 0; i < READERS; i++) {
      readers.add(new RawSocket(server.port(), "127.0.0." + (1 + i)));
    }
  }

  private Listener countsWritten() {
    return (Listener)
        Proxy.newProxyInstance(
            Listener.class.getClassLoader(),
            new Class<?>[] {Listener.class},
            (proxy, method, told) -> {
              if (method.getName().equals("written")) {
                written.incrementAndGet();
              }
              return null;
            });
  }

  @AfterEach
  void end() throws IOException {
    for (RawSocket reader : readers) {
      reader.close();
    }
  }

  private void publish(Instrument instrument, Book book) {
    board.reported(Reports.fresh(A, instrument, now, book));
    board.roundClosed(now);
  }

  /** The answers to all readers, who ask at the same time. */
  private Set<String> bodies(String target) throws IOException {
    for (RawSocket reader : readers) {
      reader.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    Set<String> bodies = new HashSet<>();
    for (RawSocket reader : readers) {
      RawSocket.Answer answer = reader.answer();
      assertEquals(200, answer.status(), answer.body());
      bodies.add(answer.body());
    }
    return bodies;
  }

  private static long sequence(Set<String> bodies) {
    return SocketReader.json(bodies.iterator().next()).path("sequence").asLong();
  }

  @Test
  void oneAnswerIsWrittenForAllLoops() throws IOException {
    assertEquals(1, bodies("/api/v1/depth/BTC-USD?levels=5000").size());
    assertEquals(1, written.get());
    assertEquals(1, bodies("/api/v1/depth/BTC-USD?levels=1").size());
    assertEquals(2, written.get());
  }

  @Test
  void anAnswerLastsWhileItsBooksDo() throws IOException {
    String target = "/api/v1/depth/BTC-USD?levels=10";
    Set<String> first = bodies(target);
    publish(ETH, book("2.5"));
    assertEquals(first, bodies(target));
    assertEquals(1, written.get());
    publish(BTC, book("2.5"));
    Set<String> second = bodies(target);
    assertEquals(1, second.size());
    assertEquals(2, written.get());
    assertEquals(board.current().sequence(), sequence(second));
  }
}
