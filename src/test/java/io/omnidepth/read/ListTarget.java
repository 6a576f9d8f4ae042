package io.omnidepth.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.demo.Sample;
import io.omnidepth.fuzz.Target;
import io.omnidepth.market.Instrument;
import io.omnidepth.read.JsonValue.Elements;
import io.omnidepth.read.JsonValue.Member;
import io.omnidepth.read.JsonValue.Members;
import io.omnidepth.read.JsonValue.Scalar;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One venue's answers to the question for its markets. Each text of a market must be in the answer.
 */
public final class ListTarget implements Target {
  private final Venue venue;
  private final ListingReader reader;

  public ListTarget(Venue venue) {
    this.venue = venue;
    reader = new ListingReader(venue);
  }

  @Override
  public String reader() {
    return "list";
  }

  @Override
  public List<byte[]> samples() {
    Sample sample = Sample.of(venue.id());
    return Stream.concat(
            sample.markets().stream().map(Sample.MarketsAnswer::body),
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
    MarketList list = reader.read(200, input);
    if (list instanceof MarketList.Read read) {
      Set<String> words = new HashSet<>();
      JsonValue.Whole whole =
          JsonValue.of(input).orElseThrow(() -> new AssertionError("a list of no JSON"));
      assertTrue(whole.alone());
      words(whole.value(), words);
      assertTrue(!read.markets().isEmpty() && read.markets().size() <= 20_000);
      read.markets().forEach((instrument, listed) -> right(instrument, listed, words));
    } else if (list instanceof MarketList.Declined declined) {
      checkMessage(declined.why());
    } else if (list instanceof MarketList.Unreadable unreadable) {
      assertTrue(!unreadable.why().isBlank());
      checkMessage(unreadable.why());
    }
  }

  private void right(Instrument instrument, ListedMarket listed, Set<String> words) {
    assertEquals(instrument, listed.instrument());
    boolean named = venue.listing().orElseThrow().market().isPresent();
    assertTrue(
        named ? words.contains(listed.market()) : listed.market().equals(venue.market(instrument)),
        () -> listed + " of " + words);
    assertEquals(PlainText.visible(listed.market()), java.util.Optional.of(listed.market()));
    assertTrue(!listed.market().isBlank() && listed.market().length() <= 64);
    assertEquals(PlainText.line(listed.status()), listed.status());
    Stream.concat(listed.tickSize().stream(), listed.lotSize().stream()).forEach(ListTarget::step);
  }

  private static void step(BigDecimal step) {
    assertTrue(
        step.signum() > 0 && step.scale() >= 0 && step.scale() <= 40 && step.precision() <= 62,
        step::toString);
  }

  private static void checkMessage(String why) {
    assertEquals(PlainText.line(why), why);
    assertTrue(why.length() <= 401, why);
  }

  private static void words(JsonValue value, Set<String> into) {
    if (value instanceof Scalar scalar) {
      into.add(scalar.text());
    } else if (value instanceof Members members) {
      for (Member member : members.all()) {
        into.add(member.key());
        words(member.value(), into);
      }
    } else if (value instanceof Elements elements) {
      elements.all().forEach(element -> words(element, into));
    }
  }
}
