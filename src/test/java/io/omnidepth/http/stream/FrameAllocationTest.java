package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.support.Allocation.assertAtMost;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.support.Allocation;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The heap that the stream's frames cost. */
class FrameAllocationTest {
  private static final int LEVELS = 200;
  private static final int TURNS = 10;

  private static final List<Venue> VENUES =
      IntStream.range(0, 26).mapToObj(i -> Reports.venue("venue" + i)).toList();

  private static final DepthQuery QUERY =
      new DepthQuery(Choice.of(BTC), LEVELS, Optional.empty(), Optional.empty(), true, false);

  private final Board board = new Board(VENUES, List.of(BTC), Freshness.USUAL, START);
  private int second;

  /** All venues answer in the next second, the first of them with this book. */
  private Instant round(Book first, Book others) {
    Instant now = START.plusSeconds(++second);
    board.reported(Reports.fresh(VENUES.get(0), BTC, now, first));
    for (Venue venue : VENUES.subList(1, VENUES.size())) {
      board.reported(Reports.fresh(venue, BTC, now, others));
    }
    board.roundClosed(now);
    return now;
  }

  /** The cost of an update in turn to the one and the other book, and its length. */
  private double[] update(List<Book> firsts, List<Book> others) {
    Instant begun = round(firsts.get(0), others.get(0));
    View view = new View("s1", QUERY, board.current(), begun);
    double[] least = {Double.MAX_VALUE, 0};
    for (int i = 1; i < TURNS; i++) {
      Instant now = round(firsts.get(i % 2), others.get(i % 2));
      board.current().select(QUERY.choice()).depth();
      List<Frame> frames = new ArrayList<>();
      long cost = Allocation.of(() -> view.update(board.current(), now).ifPresent(frames::add));
      if (cost < least[0]) {
        least = new double[] {cost, frames.get(0).length()};
      }
    }
    return least;
  }

  @Test
  void anUpdateOfOneLevel() {
    Book book = Levels.book("64000", "0.25", LEVELS);
    List<String> bids = new ArrayList<>(Levels.rows("64000", "-0.25", LEVELS));
    bids.set(0, "63999.75 0.5");
    Book other = Books.of(bids, Levels.rows("64000", "0.25", LEVELS));
    assertAtMost(620_000, update(List.of(book, other), List.of(book, book))[0], "bytes");
  }

  @Test
  void anUpdateOfAllLevels() {
    List<Book> books =
        List.of(Levels.book("64000", "0.25", LEVELS), Levels.book("64000", "0.5", LEVELS));
    double[] update = update(books, books);
    assertAtMost(6.2, update[0] / update[1], "times the frame");
  }

  @Test
  void aHeartbeat() {
    Book book = Levels.book("64000", "0.25", LEVELS);
    Instant now = round(book, book);
    View view = new View("s1", QUERY, board.current(), now);
    assertAtMost(
        2_000,
        (double) Allocation.warm(() -> view.heartbeat(board.current(), now.plusSeconds(2))),
        "bytes");
  }

  /** The lengths of the snapshots and updates that a reader gets, as they come. */
  private static BlockingQueue<Integer> reader(WebSocketClient sockets, int port) {
    BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
    WebSocket socket = sockets.connect(port, "127.0.0.1", "/api/v1/stream").await();
    socket.textMessageHandler(
        text -> {
          if (text.startsWith("{\"type\":\"update\"") || text.startsWith("{\"type\":\"snap")) {
            lengths.add(text.length());
          }
        });
    socket.writeTextMessage(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"levels\":400,\"intervalMs\":50}");
    return lengths;
  }

  /** Waits until each reader has its next frame, and gives the frames' mean length. */
  private static double next(List<BlockingQueue<Integer>> readers) throws InterruptedException {
    long sum = 0;
    for (BlockingQueue<Integer> lengths : readers) {
      Integer length = lengths.poll(20, TimeUnit.SECONDS);
      assertTrue(length != null, "no frame came");
      sum += length;
    }
    return (double) sum / readers.size();
  }

  /** The bytes of the server's loop for some frames, and the frames' length. */
  private static double[] cost(int count) throws Exception {
    Vertx server = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    Vertx clients = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      List<Book> books =
          List.of(Levels.book("64000", "0.25", 400), Levels.book("64000.1", "0.25", 400));
      BoardServer served = new BoardServer(server, List.of("BTC-USD"), List.of("kraken"));
      served.answers("kraken", "BTC-USD", books.get(1));
      CompletableFuture<Long> loop = new CompletableFuture<>();
      server.runOnContext(begun -> loop.complete(Thread.currentThread().getId()));
      WebSocketClient sockets =
          clients.createWebSocketClient(
              new WebSocketClientOptions().setMaxConnections(count).setMaxFrameSize(1 << 20));
      List<BlockingQueue<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        readers.add(reader(sockets, served.port()));
      }
      next(readers);
      for (int i = 0; i < 4; i++) {
        served.answers("kraken", "BTC-USD", books.get(i % 2));
        next(readers);
      }
      long before = Allocation.soFar(loop.get());
      double length = 0;
      for (int i = 0; i < TURNS; i++) {
        served.answers("kraken", "BTC-USD", books.get(i % 2));
        length += next(readers);
      }
      return new double[] {Allocation.soFar(loop.get()) - before, length};
    } finally {
      server.close().await();
      clients.close().await();
    }
  }

  @Test
  void aFrameForOneMoreReader() throws Exception {
    double[] one = cost(1);
    double[] many = cost(33);
    assertAtMost(0.04, (many[0] - one[0]) / 32 / many[1], "times the frame");
  }
}
