package io.omnidepth.demo;

import io.omnidepth.demo.WireForm.Piece;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers that follow from a sample's levels: best prices, mid and the size of each side. */
final class DerivedNumbers {
  private final Map<Side, List<BigDecimal>> prices = new EnumMap<>(Side.class);
  private final Map<Side, BigDecimal> totals = new EnumMap<>(Side.class);

  /** Takes a side's levels. */
  void add(Side side, List<BigDecimal> sidePrices, List<BigDecimal> sizes) {
    prices.put(side, sidePrices);
    totals.put(side, sizes.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** The piece that stands for each of these numbers in an answer. */
  Map<BigDecimal, Piece> pieces(NumberForm priceForm, NumberForm sizeForm) {
    Map<BigDecimal, Piece> numbers = new HashMap<>();
    if (prices.isEmpty()) {
      return numbers;
    }
    BigDecimal bid = Collections.max(prices.getOrDefault(Side.BID, List.of()));
    BigDecimal ask = Collections.min(prices.getOrDefault(Side.ASK, List.of()));
    numbers.put(plain(bid), WireForm.number(book -> book.priceDecimal(Side.BID, 0), priceForm));
    numbers.put(plain(ask), WireForm.number(book -> book.priceDecimal(Side.ASK, 0), priceForm));
    numbers.put(
        plain(bid.add(ask).divide(BigDecimal.valueOf(2))),
        WireForm.number(WireForm::mid, priceForm));
    totals.forEach(
        (side, total) ->
            numbers.put(
                plain(total), WireForm.number(book -> WireForm.total(book, side), sizeForm)));
    return numbers;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }
}
