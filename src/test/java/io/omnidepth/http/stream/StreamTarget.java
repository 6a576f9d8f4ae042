package io.omnidepth.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.fuzz.Target;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.PlainText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Messages of a reader of the stream: each is a subscription in its bounds, or is refused. */
public final class StreamTarget implements Target {
  private static final List<String> OTHERS = List.of("op", "id", "instrument", "intervalMs");
  private static final Instrument BTC_USD = new Instrument("BTC", "USD");

  @Override
  public String reader() {
    return "stream";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "{\"op\":\"subscribe\",\"id\":7,\"instrument\":\"BTC-USD\",\"levels\":200,\"group\":1.5,"
                + "\"range\":\"2\",\"convert\":[\"USDT\",\"USDC\"],\"venues\":\"kraken\",\"fees\":true,"
                + "\"breakdown\":true,\"maxSkewMs\":500,\"numbers\":\"text\",\"intervalMs\":250}",
            "{\"op\":\"unsubscribe\",\"id\":\"x\"}",
            "{\"op\":\"ping\"}",
            "{\"op\":\"subscribe\",\"id\":1,\"group\":1e999999999}")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void readOnly(byte[] input) {
    try {
      Message.read(new String(input, UTF_8), "").parameters(OTHERS);
    } catch (Message.Unreadable | Parameters.Wrong refused) {
      // refused, which is well
    }
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    Message message;
    try {
      message = Message.read(text, "a message is an object");
    } catch (Message.Unreadable unreadable) {
      assertEquals(PlainText.line(unreadable.detail()), unreadable.detail());
      return;
    }
    Map<String, String> written = scalars(text);
    message.scalars().forEach((name, value) -> assertEquals(written.get(name), value, name));
    message
        .id()
        .ifPresent(
            id -> {
              assertTrue(id.canConvertToLong() || id.asText().length() <= 64);
              String sent = String.valueOf(written.get("id"));
              // A text is echoed as it came, and so is each number but -0.
              boolean zero = !id.isTextual() && sent.equals("-0");
              assertEquals(id.asText(), zero ? "0" : sent);
            });
    try {
      DepthQuery query =
          DepthQuery.read(
              BTC_USD, new Parameters(message.parameters(OTHERS), List.of("kraken", "okx")));
      assertTrue(query.levels() >= 1 && query.levels() <= 5_000);
      query
          .group()
          .ifPresent(
              group -> {
                assertTrue(group.signum() > 0 && group.scale() <= 30);
                assertEquals(0, group.compareTo(new BigDecimal(written.get("group"))));
              });
    } catch (Parameters.Wrong wrong) {
      assertEquals(PlainText.line(wrong.detail()), wrong.detail());
    }
  }

  /** The last scalar of each key, as it was written. */
  private static Map<String, String> scalars(String text) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();
    Map<String, String> scalars = new HashMap<>();
    try (JsonParser json = factory.createParser(text)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          scalars.put(name, json.getText());
        }
        json.skipChildren();
      }
      return scalars;
    } catch (IOException broken) {
      throw new AssertionError("a message of no JSON", broken);
    }
  }
}
