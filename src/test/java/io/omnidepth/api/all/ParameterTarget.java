package io.omnidepth.api.all;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.omnidepth.api.Question;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.parameter.Match;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.Reports;
import io.omnidepth.board.Snapshot;
import io.omnidepth.fuzz.Target;
import io.omnidepth.http.connection.Network;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of every resource, from one query: each is in its bounds, or is refused. */
public final class ParameterTarget implements Target {
  private static final Instrument BTC_USD = new Instrument("BTC", "USD");
  private static final List<String> VENUES = List.of("kraken", "okx");
  private static final Map<String, String> NAMES =
      Map.of("instrument", BTC_USD.toString(), "venue", "kraken");

  /** It knows BTC, USD and USDT. */
  private static final Snapshot SNAPSHOT =
      new Board(
              VENUES.stream().map(Reports::venue).toList(),
              List.of(BTC_USD, new Instrument("USDT", "USD")),
              Freshness.USUAL,
              Reports.START)
          .current();

  @Override
  public String reader() {
    return "parameters";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "levels=100&group=0.5&range=2&venues=kraken,okx&convert=USDT,usdc&fees=true&breakdown=true"
                + "&maxSkewMs=500&numbers=text",
            "range=1&columns=900",
            "side=buy&size=1e3",
            "side=sell&notional=250000.50&convert=EUR",
            "since=2026-11-21T12:00:05.000Z&numbers=text",
            "match=*btc*&polled=true&brief=true&limit=10",
            "from=btc&to=usd",
            "width=800&height=400&theme=dark",
            "levels=1e99999999&group=1e-99999999")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  /** The work of one request, which is for one resource. */
  @Override
  public void readOnly(byte[] input) {
    try {
      depth(DepthQuery.read(BTC_USD, new Parameters(texts(input), VENUES)));
    } catch (Parameters.Wrong wrong) {
      // a refusal is right
    }
  }

  /** The texts of a query; none if it is not encoded, as no resource sees it then. */
  private static Map<String, String> texts(byte[] input) {
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      new QueryStringDecoder(new String(input, UTF_8), false)
          .parameters()
          .forEach((name, values) -> texts.put(name, values.get(0)));
      return texts;
    } catch (IllegalArgumentException notEncoded) {
      return Map.of();
    }
  }

  @Override
  public void read(byte[] input) {
    Map<String, String> texts = texts(input);
    Parameters given = new Parameters(texts, VENUES);
    for (Resource<?> resource : Resources.ALL) {
      for (ResourceForm form : resource.description().forms()) {
        reading(() -> resource.read(new Question(form.form(), NAMES, given, SNAPSHOT)));
        for (Parameter<?> parameter : form.parameters()) {
          reading(() -> inBounds(parameter.of(given)));
        }
      }
    }
    reading(() -> depth(DepthQuery.read(BTC_USD, given)));
    Instrument.parse(new String(input, UTF_8))
        .ifPresent(one -> assertEquals(Optional.of(one), Instrument.parse(one.toString())));
    Network.parse(new String(input, UTF_8)).ifPresent(network -> network.has("192.0.2.1"));
    Network.address(new String(input, UTF_8)).ifPresent(Network::household);
  }

  private interface Reading {
    void read() throws Parameters.Wrong;
  }

  private static void reading(Reading reading) {
    try {
      reading.read();
    } catch (Parameters.Wrong wrong) {
      assertEquals(PlainText.line(wrong.detail()), wrong.detail());
      assertTrue(wrong.detail().length() < 2_000, wrong.detail());
    }
  }

  private static void depth(DepthQuery query) {
    assertTrue(query.levels() >= 1 && query.levels() <= 5_000);
    Stream.of(query.group(), query.range())
        .flatMap(Optional::stream)
        .forEach(ParameterTarget::inBounds);
  }

  /** Holds for a value of each parameter. */
  private static void inBounds(Object value) {
    if (value instanceof Optional<?> some) {
      some.ifPresent(ParameterTarget::inBounds);
    } else if (value instanceof BigDecimal number) {
      assertTrue(number.signum() > 0 && number.scale() <= 30, number::toString);
    } else if (value instanceof Integer number) {
      assertTrue(number >= 1 && number <= 10_000, number::toString);
    } else if (value instanceof Instant time) {
      assertTrue(time.compareTo(Instant.MAX) < 0, time::toString);
    } else if (value instanceof Match match) {
      assertTrue(match.or(one -> true).test(BTC_USD), match::toString);
    }
  }
}
