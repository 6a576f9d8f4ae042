package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.omnidepth.demo.Sample;
import io.omnidepth.market.Books;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every venue of the catalog, held to the sample of its answers. */
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
  void knowsWhatIsNoBook(Venue venue) {
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
  @MethodSource("listing")
  void readsItsListOfMarkets(Venue venue) {
    Sample.MarketsAnswer sample = Sample.of(venue.id()).markets().orElseThrow();
    MarketList list =
        new ListingReader(venue.listing().orElseThrow(), venue.spelling())
            .read(sample.body().getBytes(UTF_8));
    Map<Instrument, Listed> markets =
        assertInstanceOf(MarketList.Read.class, list, list::toString).markets();
    assertAll(
        sample.names().entrySet().stream()
            .<Executable>map(
                name ->
                    () ->
                        assertEquals(
                            name.getValue(),
                            Optional.ofNullable(
                                    markets.get(Instrument.parse(name.getKey()).orElseThrow()))
                                .map(Listed::market)
                                .orElse("nothing"),
                            venue.id())));
  }

  /** The venues whose markets are listed. */
  static List<Venue> listing() {
    return Catalog.ALL.stream().filter(venue -> venue.listing().isPresent()).toList();
  }

  static List<Venue> catalog() {
    return Catalog.ALL;
  }

  /** A book as samples have it; another answer as one line of what it was. */
  private static List<String> lines(Reading reading) {
    if (!(reading instanceof Reading.Read read)) {
      return List.of(reading.toString());
    }
    List<String> lines = new ArrayList<>(Books.lines(read.book(), Integer.MAX_VALUE));
    read.venueTime().ifPresent(time -> lines.add("time " + time));
    read.venueSequence().ifPresent(sequence -> lines.add("sequence " + sequence));
    return lines;
  }

  private static String word(Reading reading) {
    if (reading instanceof Reading.Declined declined) {
      return declined.verdict().name().toLowerCase(Locale.ROOT);
    }
    return reading instanceof Reading.Unreadable ? "unreadable" : reading.toString();
  }
}
