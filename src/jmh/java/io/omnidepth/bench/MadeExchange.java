package io.omnidepth.bench;

import io.omnidepth.market.Side;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An exchange on loopback in Kraken's format. The sizes of a few levels differ from one answer to
 * the next, so that an update of all levels has a length that the bench chooses.
 */
final class MadeExchange implements AutoCloseable {
  private static final String RESULT = "{\"error\":[],\"result\":";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<Buffer> answers = new ArrayList<>();
  private final int port;
  private int next;

  /**
   * Starts it.
   *
   * @param levels the levels of a side
   */
  MadeExchange(int levels) {
    for (int state = 0; state < 8; state++) {
      answers.add(Buffer.buffer(body(levels, state)));
    }
    port =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .response()
                        .putHeader("content-type", "application/json")
                        .end(
                            request.path().contains("Depth")
                                ? answers.get(next++ % answers.size())
                                : Buffer.buffer(list())))
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
  }

  private static String list() {
    return RESULT
        + "{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":\"XBT/USD\",\"base\":\"XXBT\","
        + "\"quote\":\"ZUSD\",\"pair_decimals\":1,\"lot_decimals\":8,\"status\":\"online\","
        + "\"tick_size\":\"0.1\",\"ordermin\":\"0.0001\"}}}";
  }

  private static String body(int levels, int state) {
    return RESULT
        + "{\"XXBTZUSD\":{\"asks\":["
        + rows(Side.ASK, levels, state)
        + "],\"bids\":["
        + rows(Side.BID, levels, state)
        + "]}}}";
  }

  /** The prices stay. The sizes change. */
  private static String rows(Side side, int levels, int state) {
    StringBuilder rows = new StringBuilder();
    List<BenchBodies.Level> prices = BenchBodies.levels(side, levels, 1);
    List<BenchBodies.Level> sizes = BenchBodies.levels(side, levels, 10 + state);
    for (int i = 0; i < levels; i++) {
      rows.append(i == 0 ? "" : ",")
          .append("[\"")
          .append(prices.get(i).exactPrice().toPlainString())
          .append("\",\"")
          .append(sizes.get(i).exactSize().stripTrailingZeros().toPlainString())
          .append("\",1790000000]");
    }
    return rows.toString();
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
