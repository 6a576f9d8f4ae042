package io.omnidepth.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.fill.FillText;
import io.omnidepth.app.OneRound;
import io.omnidepth.app.ServerPlan;
import io.omnidepth.fuzz.Target;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings file, and the value of each of its keys: each is in its bounds or is refused. */
public final class SettingsTarget implements Target {
  /** Settings that name files are left out: they would read the disk. */
  private static final List<Setting<?>> SETTINGS =
      Stream.<Setting<?>>of(
              PollSettings.INSTRUMENTS,
              VenueSettings.IDS,
              HttpSettings.ALLOW_HOST,
              HttpSettings.ALLOW_ORIGIN,
              HttpSettings.TRUST_PROXY,
              VenueSettings.URLS,
              VenueSettings.TAKER_FEE,
              FreshnessSettings.VENUE_TIMES,
              MetricSettings.INFLUX_URL,
              HttpSettings.PORT,
              PollSettings.INTERVAL)
          .toList();

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
      SettingsFile.of(Path.of("omnidepth.yml"), input, SETTINGS);
    } catch (WrongSetting wrong) {
      assertTold(wrong);
    }
  }

  @Override
  public void read(byte[] input) {
    try {
      SettingsFile file = SettingsFile.of(Path.of("omnidepth.yml"), input, SETTINGS);
      for (SettingsFile.Entry entry : file.entries().values()) {
        assertTrue(entry.line() >= 1 && !entry.text().isBlank(), entry::toString);
        values(Arrays.asList(entry.text().split(",", -1)));
      }
    } catch (WrongSetting wrong) {
      assertTold(wrong);
    }
    values(Arrays.asList(new String(input, UTF_8).split(",", -1)));
  }

  private static void values(List<String> texts) {
    for (Setting<?> setting : SETTINGS) {
      try {
        plan(setting, texts);
      } catch (WrongSetting wrong) {
        assertTold(wrong);
      }
    }
    quotes(texts);
    texts.forEach(FillText::size);
    texts.forEach(SettingsTarget::time);
    texts.forEach(SettingsTarget::duration);
  }

  /** A server's plan with this one setting. */
  private static void plan(Setting<?> setting, List<String> texts) {
    ServerPlan plan =
        ServerPlan.of(
            Values.of(
                ServerSettings.ALL,
                each -> each.equals(setting) ? Optional.of(texts) : Optional.empty()));
    for (Venue venue : plan.polling().venues()) {
      assertTrue(venue.fee().fraction().signum() >= 0 && venue.fee().fraction().intValue() == 0);
    }
    assertTrue(plan.http().port() >= 0 && plan.http().port() <= 65_535);
  }

  private static void quotes(List<String> texts) {
    try {
      OneRound.choice(
          Values.of(
              RoundSettings.ALL,
              each -> each.equals(RoundSettings.CONVERT) ? Optional.of(texts) : Optional.empty()),
          new Instrument("BTC", "USD"));
    } catch (WrongSetting wrong) {
      assertTold(wrong);
    }
  }

  private static void time(String text) {
    try {
      DemoSettings.START.read(List.of(text));
    } catch (WrongSetting wrong) {
      assertTold(wrong);
    }
  }

  private static void duration(String text) {
    try {
      Duration time = DurationText.read("--interval", text);
      assertTrue(!time.isNegative() && time.toMillis() >= 0);
    } catch (WrongSetting wrong) {
      assertTold(wrong);
    }
  }

  private static void assertTold(WrongSetting wrong) {
    assertTrue(!String.valueOf(wrong.getMessage()).isBlank());
  }
}
