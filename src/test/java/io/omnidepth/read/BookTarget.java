package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.Sample;
import io.omnidepth.fuzz.Target;
import io.omnidepth.market.Book;
import io.omnidepth.market.Side;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Stamp;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** One venue's answers to a question for a book. The reader must agree with {@link BookOracle}. */
public final class BookTarget implements Target {
  private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final Venue venue;
  private final LayoutReader reader;

  public BookTarget(Venue venue) {
    this.venue = venue;
    reader = new LayoutReader(venue);
  }

  @Override
  public String reader() {
    return "book";
  }

  @Override
  public List<byte[]> samples() {
    Sample sample = Sample.of(venue.id());
    return Stream.concat(
            sample.books().stream().map(Sample.BookAnswer::body),
            sample.others().stream().map(Sample.OtherAnswer::body))
        .map(body -> body.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void readOnly(byte[] input) {
    reader.read(200, input);
  }

  @Override
  public void read(byte[] input) {
    ReadResult reading = reader.read(200, input);
    BookOracle.Expected expected = BookOracle.expected(venue, input);
    if (reading instanceof ReadResult.Read read) {
      if (!(expected instanceof BookOracle.Expected.Book book)) {
        throw new AssertionError(venue + " read a book where there is " + expected);
      }
      assertEquals(levels(book.bids()), levels(read.book(), Side.BID));
      assertEquals(levels(book.asks()), levels(read.book(), Side.ASK));
      possible(read.stamp());
    } else if (reading instanceof ReadResult.Declined declined) {
      assertEquals(expected, new BookOracle.Expected.Declined(declined.verdict()));
      checkMessage(declined.why());
    } else if (reading instanceof ReadResult.Unreadable unreadable) {
      assertTrue(
          expected instanceof BookOracle.Expected.Unreadable,
          () -> venue + ": " + unreadable.why() + ", but " + expected);
      assertTrue(!unreadable.why().isBlank());
      checkMessage(unreadable.why());
    }
  }

  private static void possible(Stamp stamp) {
    stamp
        .times()
        .forEach(
            time -> assertTrue(time.isAfter(EARLIEST) && time.isBefore(LATEST), time::toString));
    assertTrue(stamp.sequence().filter(count -> count < 0).isEmpty());
  }

  private static void checkMessage(String why) {
    assertEquals(PlainText.line(why), why);
    assertTrue(why.length() <= 401, why);
  }

  private static List<String> levels(SortedMap<BigDecimal, BigDecimal> side) {
    List<String> levels = new ArrayList<>();
    for (Map.Entry<BigDecimal, BigDecimal> level : side.entrySet()) {
      levels.add(plain(level.getKey()) + " " + plain(level.getValue()));
    }
    return levels;
  }

  private static List<String> levels(Book book, Side side) {
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < book.levels(side); i++) {
      levels.add(
          plain(BigDecimal.valueOf(book.price(side, i), book.priceScale()))
              + " "
              + plain(BigDecimal.valueOf(book.size(side, i), book.sizeScale())));
    }
    return levels;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
