package io.omnidepth.venue.catalog;

import io.omnidepth.venue.Venue;
import java.util.List;
import java.util.Optional;

/** All built-in venues, by id. */
public final class Catalog {
  public static final List<Venue> ALL =
      List.of(
          Binance.VENUE,
          BinanceUs.VENUE,
          BingX.VENUE,
          Bitfinex.VENUE,
          BitFlyer.VENUE,
          Bitget.VENUE,
          Bithumb.VENUE,
          BitMart.VENUE,
          Bitso.VENUE,
          Bitstamp.VENUE,
          Bitvavo.VENUE,
          Bullish.VENUE,
          Bybit.VENUE,
          Coinbase.VENUE,
          CryptoCom.VENUE,
          Deribit.VENUE,
          Gate.VENUE,
          Gemini.VENUE,
          Htx.VENUE,
          Hyperliquid.VENUE,
          Kraken.VENUE,
          KuCoin.VENUE,
          LBank.VENUE,
          Mexc.VENUE,
          Okx.VENUE,
          Poloniex.VENUE,
          Upbit.VENUE,
          WhiteBit.VENUE);

  private Catalog() {}

  /** The venue with that id. */
  public static Optional<Venue> find(String id) {
    return ALL.stream().filter(venue -> venue.id().equals(id)).findFirst();
  }
}
