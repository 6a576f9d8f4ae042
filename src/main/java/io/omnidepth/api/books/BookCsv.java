package io.omnidepth.api.books;

import io.omnidepth.board.Market;
import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import io.omnidepth.text.Utf8Bytes;

/** One venue's book as CSV. */
final class BookCsv {
  private static final int BYTES_A_LEVEL = 32;

  private BookCsv() {}

  /** {@code side,price,size}: every level of the book, bids first, best first. */
  static byte[] whole(Market market) {
    Book book = market.answer().orElseThrow().book();
    int levels = book.levels(Side.BID) + book.levels(Side.ASK);
    Utf8Bytes out = new Utf8Bytes(BYTES_A_LEVEL * (levels + 1));
    out.text("side,price,size\r\n");
    for (Side side : Side.values()) {
      String word = side.toString();
      for (int i = 0; i < book.levels(side); i++) {
        out.text(word);
        out.ascii(',');
        out.decimal(book.price(side, i), book.priceScale());
        out.ascii(',');
        out.decimal(book.size(side, i), book.sizeScale());
        out.text("\r\n");
      }
    }
    return out.toBytes();
  }
}
