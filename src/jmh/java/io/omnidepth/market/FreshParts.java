package io.omnidepth.market;

import java.util.List;

/** Parts with books that no depth has used, as a book keeps the groups of its levels. */
public final class FreshParts {
  private FreshParts() {}

  /** The same parts. Their books share the levels of the others, and nothing else. */
  public static List<Part> of(List<Part> parts) {
    return parts.stream().map(FreshParts::of).toList();
  }

  public static Part of(Part part) {
    Book book = part.book();
    Book fresh =
        new Book(
            book.priceScale(),
            book.sizeScale(),
            book.prices(Side.BID),
            book.sizes(Side.BID),
            book.prices(Side.ASK),
            book.sizes(Side.ASK));
    return new Part(
        part.venue(),
        part.instrument(),
        fresh,
        part.bidsComplete(),
        part.asksComplete(),
        part.pricing());
  }
}
