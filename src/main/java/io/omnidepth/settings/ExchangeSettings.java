package io.omnidepth.settings;

import static io.omnidepth.settings.Setting.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of the embedded exchanges that run alone. */
public final class ExchangeSettings {
  public static final Setting<List<String>> INSTRUMENTS =
      setting("--instruments")
          .otherwise(
              "BTC, ETH, SOL, XRP, DOGE, ADA and LTC in every currency, ETH-BTC, and the "
                  + "currencies, as USDT-USD")
          .list("BTC-USD,...")
          .says("The instruments that they list, each as far as it has such markets");

  public static final Setting<List<String>> VENUES =
      setting("--venues").otherwise("all").venues("ID,...").says("The venues to embed");

  public static final Setting<Long> BASE_PORT =
      setting("--base-port", "19000")
          .whole("PORT")
          .says("The first venue's port, the others' after it; 0 for any free ones");

  public static final Setting<List<String>> FAULT =
      setting("--fault")
          .venues("ID=FAULT")
          .says("A fault of a venue from the start, as kraken=slow; all=frozen for all");

  public static final Setting<Boolean> UNLIMITED =
      setting("--unlimited")
          .onOff()
          .says(
              "Answer at once and every request, without the latencies and limits of the real "
                  + "ones; for load runs");

  public static final Setting<Optional<Path>> TLS_CERT =
      setting("--tls-cert")
          .file()
          .says("Answer over TLS, by HTTP/2 if the client can, with this PEM certificate");

  public static final Setting<Optional<Path>> TLS_KEY =
      setting("--tls-key").file().says("The PEM key of --tls-cert");

  public static final List<Setting<?>> ALL =
      Stream.concat(
              Stream.of(INSTRUMENTS, VENUES, BASE_PORT, FAULT, UNLIMITED, TLS_CERT, TLS_KEY),
              DemoSettings.MARKET.stream())
          .toList();

  private ExchangeSettings() {}
}
