package io.omnidepth.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.coinbasepro.CoinbaseProAdapters;
import org.knowm.xchange.coinbasepro.dto.marketdata.CoinbaseProProductBook;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.kraken.KrakenAdapters;
import org.knowm.xchange.kraken.dto.marketdata.results.KrakenDepthResult;

/** Answers read by XChange, up to the cumulative sizes of both sides. */
final class XChangeBooks {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A side's prices and sizes, and the sizes up to each row. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record CumulativeSide(BigDecimal[] prices, BigDecimal[] sizes, BigDecimal[] cumulative) {}

  /** Both sides, best first. */
  record CumulativeBook(CumulativeSide bids, CumulativeSide asks) {}

  private XChangeBooks() {}

  /**
   * Reads an answer.
   *
   * @param venue one of {@link BenchBodies#FORMATS}
   */
  static CumulativeBook read(String venue, byte[] body) throws IOException {
    OrderBook book = book(venue, body);
    return new CumulativeBook(cumulative(book.getBids()), cumulative(book.getAsks()));
  }

  private static OrderBook book(String venue, byte[] body) throws IOException {
    return switch (venue) {
      case "kraken" ->
          KrakenAdapters.adaptOrderBook(
              JSON.readValue(body, KrakenDepthResult.class).getResult().values().iterator().next(),
              CurrencyPair.BTC_USD);
      case "coinbase" ->
          CoinbaseProAdapters.adaptOrderBook(
              JSON.readValue(body, CoinbaseProProductBook.class), CurrencyPair.BTC_USD);
      default ->
          BinanceMarketDataService.convertOrderBook(
              JSON.readValue(body, BinanceOrderbook.class), CurrencyPair.BTC_USD);
    };
  }

  private static CumulativeSide cumulative(List<LimitOrder> orders) {
    BigDecimal[] prices = new BigDecimal[orders.size()];
    BigDecimal[] sizes = new BigDecimal[orders.size()];
    BigDecimal[] cumulative = new BigDecimal[orders.size()];
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < prices.length; i++) {
      prices[i] = orders.get(i).getLimitPrice();
      sizes[i] = orders.get(i).getOriginalAmount();
      sum = sum.add(sizes[i]);
      cumulative[i] = sum;
    }
    return new CumulativeSide(prices, sizes, cumulative);
  }
}
