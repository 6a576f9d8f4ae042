package io.omnidepth.api.parameter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.omnidepth.api.Form;
import io.omnidepth.api.depth.Canvas;
import io.omnidepth.api.depth.DepthRequest;
import io.omnidepth.api.fill.FillRequest;
import io.omnidepth.api.history.HistoryRequest;
import io.omnidepth.api.instruments.InstrumentsRequest;
import io.omnidepth.api.rates.RatesRequest;
import io.omnidepth.api.summary.SummaryRequest;
import io.omnidepth.fuzz.Target;
import io.omnidepth.http.connection.Network;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.text.PlainText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of every resource, from one query: each is in its bounds, or is refused. */
public final class ParameterTarget implements Target {
  private static final Instrument BTC_USD = new Instrument("BTC", "USD");
  private static final List<String> ASSETS = List.of("BTC", "USD", "USDT");

  private interface Reading {
    void of(Parameters parameters) throws Parameters.Wrong;
  }

  private static final List<Reading> READERS =
      List.of(
          parameters -> depth(DepthRequest.read(Form.JSON, BTC_USD, parameters)),
          parameters -> depth(DepthRequest.read(Form.SVG, BTC_USD, parameters)),
          parameters -> fill(FillRequest.read(Form.JSON, BTC_USD, parameters)),
          parameters -> SummaryRequest.read(Form.JSON, BTC_USD, parameters),
          parameters -> history(HistoryRequest.read(Form.JSON, BTC_USD, parameters)),
          parameters -> instruments(InstrumentsRequest.read(Form.JSON, parameters)),
          parameters -> RatesRequest.read(Form.JSON, ASSETS, parameters),
          Canvas::read);

  @Override
  public String reader() {
    return "parameters";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "levels=100&group=0.5&range=2&venues=kraken,okx&convert=USDT,usdc&fees=true&breakdown=true"
                + "&maxSkewMs=500&numbers=text",
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
      DepthRequest.read(Form.JSON, BTC_USD, new Parameters(texts(input), List.of("kraken", "okx")));
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
    for (Reading reader : READERS) {
      try {
        reader.of(new Parameters(texts, List.of("kraken", "okx")));
      } catch (Parameters.Wrong wrong) {
        assertEquals(PlainText.line(wrong.detail()), wrong.detail());
        assertTrue(wrong.detail().length() < 2_000, wrong.detail());
      }
    }
    Instrument.parse(new String(input, UTF_8))
        .ifPresent(one -> assertEquals(Optional.of(one), Instrument.parse(one.toString())));
    Network.parse(new String(input, UTF_8)).ifPresent(network -> network.has("192.0.2.1"));
    Network.address(new String(input, UTF_8)).ifPresent(Network::household);
  }

  private static void depth(DepthRequest asked) {
    boolean picture = asked.form() == Form.SVG;
    assertTrue(asked.query().levels() >= 1 && (picture || asked.query().levels() <= 5_000));
    Stream.concat(asked.query().group().stream(), asked.query().range().stream())
        .forEach(number -> assertTrue(number.signum() > 0 && number.scale() <= 30));
  }

  private static void fill(FillRequest asked) {
    if (asked.order() instanceof Order.Size size) {
      assertTrue(size.size().signum() > 0);
    }
  }

  private static void history(HistoryRequest asked) {
    assertTrue(asked.since().compareTo(Instant.MAX) < 0);
  }

  private static void instruments(InstrumentsRequest asked) {
    assertTrue(asked.limit() >= 1);
    assertTrue(asked.match().or(one -> true).test(BTC_USD));
  }
}
