package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static io.omnidepth.board.Reports.START;
import static io.omnidepth.support.Allocation.assertAtMost;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Merger;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.board.Board;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Book;
import io.omnidepth.market.Books;
import io.omnidepth.market.Side;
import io.omnidepth.support.Allocation;
import io.omnidepth.support.BoardServer;
import io.omnidepth.support.Levels;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

  /**
   * The bytes that the views of a choice share: its entries, 200 merged rows a side, measures,
   * coverage.
   */
  private static final double SHARED = 286_000;

  /** The same for another number of rows and for groups, too. */
  private static final double SHARED_CUTS = 328_000;

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

  /** An update may cost so many times its frame, and so many bytes. */
  private static final double TIMES = 4;

  private static final double MORE = 2_000;

  /**
   * The least costs of an update, and the length of its frame.
   *
   * @param first the cost for the first view of a choice, with all that its other views share
   * @param second the cost for the second one
   */
  private record Update(long first, long second, int frame) {
    static final Update NONE = new Update(Long.MAX_VALUE, Long.MAX_VALUE, 0);

    Update least(long otherFirst, long otherSecond, Frame of) {
      return new Update(Math.min(first, otherFirst), Math.min(second, otherSecond), of.length());
    }

    void assertWithin(double shared, String what) {
      double most = TIMES * frame + MORE;
      assertAtMost(most, (double) second, "bytes of " + what + ", of which others share the rest");
      assertAtMost(most + shared, (double) first, "bytes of " + what + ", with all that it shares");
    }
  }

  /** The cost of an update in turn to the one and the other book. */
  private Update update(List<Book> firsts, List<Book> others) {
    Instant begun = round(firsts.get(0), others.get(0));
    View first = new View("s1", QUERY, board.current(), begun);
    View second = new View("s2", QUERY, board.current(), begun);
    Update least = Update.NONE;
    for (int i = 1; i < TURNS; i++) {
      Instant now = round(firsts.get(i % 2), others.get(i % 2));
      Snapshot snapshot = board.current();
      List<Frame> frames = new ArrayList<>();
      long cost = Allocation.of(() -> first.update(snapshot, now).ifPresent(frames::add));
      long again = Allocation.of(() -> second.update(snapshot, now).ifPresent(frames::add));
      least = least.least(cost, again, frames.get(1));
    }
    return least;
  }

  private static Book otherBest(Book book) {
    List<String> bids = new ArrayList<>(Levels.rows("64000", "-0.25", book.levels(Side.BID)));
    bids.set(0, "63999.75 0.5");
    return Books.of(bids, Levels.rows("64000", "0.25", book.levels(Side.ASK)));
  }

  @Test
  void anUpdateOfOneLevel() {
    Book book = Levels.book("64000", "0.25", LEVELS);
    update(List.of(book, otherBest(book)), List.of(book, book)).assertWithin(SHARED, "one level");
  }

  @Test
  void anUpdateOfAllLevels() {
    List<Book> books =
        List.of(Levels.book("64000", "0.25", LEVELS), Levels.book("64000", "0.5", LEVELS));
    update(books, books).assertWithin(SHARED, "all levels");
  }

  /** A query of the same choice as the others. */
  private static DepthQuery query(int levels, Optional<String> step) {
    return new DepthQuery(
        Choice.of(BTC), levels, step.map(BigDecimal::new), Optional.empty(), true, false);
  }

  private static ChannelView view(DepthQuery query, int interval) {
    return new ChannelView(new ViewKey(query, Duration.ofMillis(interval)), "s1");
  }

  /** The cost of each view's part of a turn, less what its frame allows. */
  private static List<Double> excess(List<ChannelView> views, Turn turn) {
    Merger merger = new Merger(() -> START);
    List<Double> excess = new ArrayList<>();
    for (ChannelView view : views) {
      List<ChannelView.Made> made = new ArrayList<>();
      long cost = Allocation.of(() -> made.add(view.make(turn, merger, () -> START)));
      int frame = made.get(0).update().map(Frame::length).orElse(0);
      excess.add(cost - (TIMES * frame + MORE));
    }
    return excess;
  }

  @Test
  void viewsOfOneChoiceShareItsWork() {
    Optional<String> none = Optional.empty();
    Optional<String> step = Optional.of("5");
    List<ChannelView> firsts =
        List.of(
            view(query(200, none), 100), view(query(56, none), 100), view(query(50, step), 100));
    List<ChannelView> others =
        List.of(
            view(query(199, none), 100),
            view(query(200, none), 1_000),
            view(query(55, none), 100),
            view(query(50, step), 1_000),
            view(query(49, step), 100));
    Book book = Levels.book("64000", "0.25", LEVELS);
    double shared = Double.MAX_VALUE;
    double own = Double.MAX_VALUE;
    for (int i = 0; i < TURNS; i++) {
      Instant now = round(i % 2 == 0 ? book : otherBest(book), book);
      Turn turn = new Turn(board.current(), now, now, i > 0, false, false);
      double firstOnes = excess(firsts, turn).stream().mapToDouble(Double::doubleValue).sum();
      double most = Collections.max(excess(others, turn));
      shared = i == 0 ? shared : Math.min(shared, firstOnes);
      own = i == 0 ? own : Math.min(own, most);
    }
    assertAtMost(0, own, "bytes above those of its frame, for a view of a choice that others have");
    assertAtMost(SHARED_CUTS, shared, "bytes that the views share");
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
