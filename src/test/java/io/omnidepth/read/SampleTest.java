package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.demo.Sample;
import io.omnidepth.market.Books;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every venue of the catalog with its sample. */
class SampleTest {
  @ParameterizedTest
  @MethodSource("catalog")
  void readsItsBooks(Venue venue) {
    LayoutReader reader = new LayoutReader(venue);
    assertAll(
        Sample.of(venue.id()).books().stream()
            .<Executable>map(
                book ->
                    () ->
                        assertEquals(
                            String.join("\n", book.reads()),
                            String.join("\n", lines(reader.read(200, book.body().getBytes(UTF_8)))),
                            book.body())));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void recognisesAnswersWithoutABook(Venue venue) {
    LayoutReader reader = new LayoutReader(venue);
    assertAll(
        Sample.of(venue.id()).others().stream()
            .<Executable>map(
                other ->
                    () ->
                        assertEquals(
                            other.word(),
                            word(reader.read(other.status(), other.body().getBytes(UTF_8))),
                            other.toString())));
  }

  @ParameterizedTest
  @MethodSource("catalog")
  void readsItsListOfMarkets(Venue venue) {
    Sample.MarketsAnswer sample = Sample.of(venue.id()).markets().orElseThrow();
    MarketList list = new ListingReader(venue).read(200, sample.body().getBytes(UTF_8));
    assertEquals(
        sample.lists().stream().sorted().collect(Collectors.joining("\n")),
        String.join("\n", lines(list)),
        sample.body());
  }

  /**
   * An answer that is no book is no list either, for the same reason. For a list, "unlisted" is
   * "refused".
   */
  @ParameterizedTest
  @MethodSource("catalog")
  void recognisesAnswersWithoutAList(Venue venue) {
    ListingReader reader = new ListingReader(venue);
    assertAll(
        Sample.of(venue.id()).others().stream()
            .filter(other -> !other.word().equals("unreadable"))
            .<Executable>map(
                other ->
                    () ->
                        assertEquals(
                            other.word().replace("unlisted", "refused"),
                            word(reader.read(other.status(), other.body().getBytes(UTF_8))),
                            other.toString())));
  }

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  /** A book in the form of the samples; any other result as one line. */
  private static List<String> lines(ReadResult reading) {
    if (!(reading instanceof ReadResult.Read read)) {
      return List.of(reading.toString());
    }
    List<String> lines = new ArrayList<>(Books.lines(read.book(), Integer.MAX_VALUE));
    read.stamp().answered().ifPresent(time -> lines.add("answered " + time));
    read.stamp().changed().ifPresent(time -> lines.add("time " + time));
    read.stamp().sequence().ifPresent(sequence -> lines.add("sequence " + sequence));
    return lines;
  }

  /** A list in the form of the samples, in the order of its lines; any other result as one line. */
  private static List<String> lines(MarketList list) {
    return list instanceof MarketList.Read read
        ? read.markets().values().stream().map(SampleTest::line).sorted().toList()
        : List.of(list.toString());
  }

  private static String line(ListedMarket listed) {
    return listed.instrument()
        + " "
        + listed.market()
        + listed.tickSize().map(tick -> " tick " + tick.toPlainString()).orElse("")
        + listed.lotSize().map(lot -> " lot " + lot.toPlainString()).orElse("")
        + " "
        + listed.status()
        + (listed.trading() ? " trading" : " halted");
  }

  private static String word(MarketList list) {
    return list instanceof MarketList.Declined declined
        ? declined.verdict().name().toLowerCase(Locale.ROOT)
        : list.toString();
  }

  private static String word(ReadResult reading) {
    if (reading instanceof ReadResult.Declined declined) {
      return declined.verdict().name().toLowerCase(Locale.ROOT);
    }
    return reading instanceof ReadResult.Unreadable ? "unreadable" : reading.toString();
  }
}
