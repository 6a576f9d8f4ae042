package io.omnidepth.api.books;

import io.omnidepth.board.Market;
import io.omnidepth.market.Book;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import io.omnidepth.text.Csv;
import java.util.List;

/** One venue's book as CSV. */
final class BookCsv {
  private BookCsv() {}

  /** {@code side,price,size}: every level of the book, bids first, best first. */
  static String whole(Market market) {
    Book book = market.answer().orElseThrow().book();
    Csv csv = new Csv(List.of("side", "price", "size"));
    for (Side side : Side.values()) {
      for (int i = 0; i < book.levels(side); i++) {
        csv.row(
            List.of(
                side.toString(),
                Decimals.text(book.price(side, i), book.priceScale()),
                Decimals.text(book.size(side, i), book.sizeScale())));
      }
    }
    return csv.text();
  }
}
