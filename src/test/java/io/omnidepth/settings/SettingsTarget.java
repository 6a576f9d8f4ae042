package io.omnidepth.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.cli.Settings;
import io.omnidepth.fuzz.Target;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** The settings file, and the value of each of its keys: each is in its bounds, or is refused. */
public final class SettingsTarget implements Target {
  private static final Map<String, SettingsFile.Shape> KEYS =
      Map.of(
          "port", SettingsFile.Shape.SINGLE,
          "interval", SettingsFile.Shape.SINGLE,
          "instruments", SettingsFile.Shape.LIST,
          "venues", SettingsFile.Shape.LIST,
          "allow-host", SettingsFile.Shape.LIST,
          "allow-origin", SettingsFile.Shape.LIST,
          "trust-proxy", SettingsFile.Shape.LIST,
          "taker-fee", SettingsFile.Shape.MAPPING,
          "venue-url", SettingsFile.Shape.MAPPING);

  private static final List<Consumer<List<String>>> VALUES =
      List.of(
          texts -> Settings.instrumentsOrPatterns(texts),
          texts -> Settings.venues(texts, Catalog.ALL),
          texts -> Settings.hosts(texts),
          texts -> Settings.origins(texts),
          texts -> Settings.networks(texts),
          texts -> Settings.venueUrls(texts, Catalog.ALL),
          texts -> fees(Settings.charging(texts, Catalog.ALL)),
          texts -> texts.forEach(text -> Settings.uri("--influx-url", text)),
          texts -> texts.forEach(text -> Settings.order("SIZE", text, false)),
          texts -> texts.forEach(text -> Settings.start(text)),
          texts -> Settings.quotes("--convert", texts, new Instrument("BTC", "USD")),
          texts -> texts.forEach(text -> duration(Settings.duration(text))));

  @Override
  public String reader() {
    return "settings";
  }

  @Override
  public List<byte[]> samples() {
    return Stream.of(
            "port: 9000\ninterval: 500ms\ninstruments: [BTC-USD, 'BTC-*']\nvenues:\n  - kraken\n  - okx\n",
            "venue-url:\n  kraken: http://127.0.0.1:19001\ntaker-fee: kraken=0.25,okx=0.08\n",
            "allow-host: depth.example\nallow-origin: https://a.example\ntrust-proxy: 10.0.0.0/24\n",
            "port: &p 9000\ninterval: *p\n",
            "--- !!set {a, b}\n")
        .map(text -> text.getBytes(UTF_8))
        .toList();
  }

  @Override
  public void readOnly(byte[] input) {
    try {
      SettingsFile.of(Path.of("omnidepth.yml"), input, KEYS);
    } catch (WrongSetting wrong) {
      // refused, which is well
    }
  }

  @Override
  public void read(byte[] input) {
    try {
      SettingsFile file = SettingsFile.of(Path.of("omnidepth.yml"), input, KEYS);
      for (SettingsFile.Entry entry : file.entries().values()) {
        assertTrue(entry.line() >= 1 && !entry.text().isBlank(), entry::toString);
        values(Arrays.asList(entry.text().split(",", -1)));
      }
    } catch (WrongSetting wrong) {
      assertTrue(!String.valueOf(wrong.getMessage()).isBlank());
    }
    values(Arrays.asList(new String(input, UTF_8).split(",", -1)));
  }

  private static void values(List<String> texts) {
    for (Consumer<List<String>> value : VALUES) {
      try {
        value.accept(texts);
      } catch (WrongSetting | TypeConversionException wrong) {
        assertTrue(!String.valueOf(wrong.getMessage()).isBlank());
      }
    }
  }

  private static void fees(List<Venue> venues) {
    venues.forEach(
        venue ->
            assertTrue(
                venue.fee().fraction().signum() >= 0 && venue.fee().fraction().intValue() == 0));
  }

  private static void duration(Duration time) {
    assertTrue(!time.isNegative() && time.toMillis() >= 0);
  }
}
