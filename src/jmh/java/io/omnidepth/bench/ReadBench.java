package io.omnidepth.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import io.omnidepth.read.LayoutReader;
import io.omnidepth.read.ReadResult;
import io.omnidepth.venue.catalog.Catalog;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of an answer of 1,000 levels a side to a book; nanoseconds a level. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(2 * BenchBodies.LEVELS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class ReadBench {
  /** Several bodies, so that the processor does not learn the digits of one. */
  private static final int BODIES = 16;

  private static final JsonFactory TOKENS = new JsonFactory();
  private static final ObjectMapper TREES = new ObjectMapper();

  @Param({"binanceus", "kraken", "coinbase"})
  String venue;

  private final byte[][] bodies = new byte[BODIES][];
  private LayoutReader reader;
  private Optional<Book> before = Optional.empty();
  private int next;

  @Setup
  public void setUp() throws IOException {
    reader = new LayoutReader(Catalog.find(venue).orElseThrow());
    for (int i = 0; i < BODIES; i++) {
      bodies[i] = BenchBodies.body(venue, BenchBodies.LEVELS, i);
    }
    Book ours = ((ReadResult.Read) reader.read(200, bodies[0])).book();
    before = Optional.of(ours);
    XChangeBooks.CumulativeBook theirs = XChangeBooks.read(venue, bodies[0]);
    compare(ours, Side.BID, theirs.bids());
    compare(ours, Side.ASK, theirs.asks());
    if (cumulative(TREES.readTree(bodies[0])) != 2 * BenchBodies.LEVELS) {
      throw new IllegalStateException("the tree has other levels");
    }
  }

  private static void compare(Book ours, Side side, XChangeBooks.CumulativeSide theirs) {
    for (int i = 0; i < BenchBodies.LEVELS; i++) {
      if (ours.priceDecimal(side, i).compareTo(theirs.prices()[i]) != 0
          || ours.sizeDecimal(side, i).compareTo(theirs.sizes()[i]) != 0) {
        throw new IllegalStateException(side + " " + i + " differs");
      }
    }
  }

  private byte[] body() {
    return bodies[next++ % BODIES];
  }

  @Benchmark
  public ReadResult ours() {
    return reader.read(200, body(), before);
  }

  @Benchmark
  public Object xchange() throws IOException {
    return XChangeBooks.read(venue, body());
  }

  /** A tree, then the decimals and the cumulative sizes. */
  @Benchmark
  public int tree() throws IOException {
    return cumulative(TREES.readTree(body()));
  }

  private int cumulative(JsonNode answer) {
    JsonNode sides = venue.equals("kraken") ? answer.get("result").elements().next() : answer;
    return cumulativeSide(sides.get("bids")) + cumulativeSide(sides.get("asks"));
  }

  private static int cumulativeSide(JsonNode rows) {
    BigDecimal[] prices = new BigDecimal[rows.size()];
    BigDecimal[] cumulative = new BigDecimal[rows.size()];
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < prices.length; i++) {
      prices[i] = new BigDecimal(rows.get(i).get(0).textValue());
      sum = sum.add(new BigDecimal(rows.get(i).get(1).textValue()));
      cumulative[i] = sum;
    }
    return sum.signum() * cumulative.length;
  }

  /** Jackson's tokens, of which nothing is made. */
  @Benchmark
  public int tokens() throws IOException {
    int count = 0;
    try (JsonParser parser = TOKENS.createParser(body())) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }
}
