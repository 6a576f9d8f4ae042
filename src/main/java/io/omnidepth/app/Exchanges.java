package io.omnidepth.app;

import static io.omnidepth.settings.ExchangeSettings.BASE_PORT;
import static io.omnidepth.settings.ExchangeSettings.FAULT;
import static io.omnidepth.settings.ExchangeSettings.TLS_CERT;
import static io.omnidepth.settings.ExchangeSettings.TLS_KEY;

import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.demo.Fault;
import io.omnidepth.market.Instrument;
import io.omnidepth.settings.DemoSettings;
import io.omnidepth.settings.ExchangeSettings;
import io.omnidepth.settings.Pair;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.source.Time;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The embedded exchanges alone, for tests of other programs and for load runs. */
public final class Exchanges {
  private static final int MOST_INSTRUMENTS = 5_000;
  private static final int PORTS = 65_536;

  private Exchanges() {}

  /** Starts them until the process ends. Returns the origin of each. */
  public static Map<Venue, URI> start(Values values)
      throws InterruptedException, ExecutionException {
    List<Venue> venues =
        VenueChoice.named(
            ExchangeSettings.VENUES, values.get(ExchangeSettings.VENUES), Catalog.ALL);
    Map<Venue, Fault> faults = faults(values.get(FAULT), venues);
    DemoPlan plan = plan(values, venues);
    Time time = MachineTime.start();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    try {
      EmbeddedExchanges exchanges =
          EmbeddedExchanges.start(vertx, plan, () -> VertxLoop.of(vertx, time))
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      faults.forEach(exchanges::fault);
      return exchanges.origins();
    } catch (ExecutionException failed) {
      vertx.close();
      Optional<WrongSetting> wrong = wrongSetting(values, failed);
      if (wrong.isPresent()) {
        throw wrong.get();
      }
      throw failed;
    }
  }

  private static DemoPlan plan(Values values, List<Venue> venues) {
    return new DemoPlan(
        venues,
        instruments(values.get(ExchangeSettings.INSTRUMENTS)),
        values.get(DemoSettings.SEED),
        basePort(values.get(BASE_PORT), venues.size()),
        certificate(values.get(TLS_CERT), values.get(TLS_KEY)),
        values.get(ExchangeSettings.UNLIMITED),
        true,
        Integer.MAX_VALUE,
        values.get(DemoSettings.START));
  }

  private static List<Instrument> instruments(List<String> texts) {
    return texts.isEmpty()
        ? EmbeddedExchanges.USUAL
        : InstrumentChoice.few(InstrumentChoice.instruments(texts), MOST_INSTRUMENTS);
  }

  /** The first of that many ports. */
  private static int basePort(long port, int count) {
    if (port < 0 || port + count > PORTS) {
      throw BASE_PORT.wrong(String.valueOf(port), "0 to " + (PORTS - count));
    }
    return Math.toIntExact(port);
  }

  /** The fault of each venue; {@code all} stands for every venue. */
  private static Map<Venue, Fault> faults(List<String> texts, List<Venue> venues) {
    Map<Venue, Fault> faults = new LinkedHashMap<>();
    for (String text : texts) {
      Pair pair = Pair.read(FAULT.name(), text, "ID=FAULT, as kraken=slow or all=frozen");
      Fault fault =
          Fault.of(pair.value())
              .orElseThrow(() -> WrongSetting.name(FAULT.name(), pair.value(), Fault.words()));
      if (pair.id().equals("all")) {
        venues.forEach(venue -> faults.put(venue, fault));
      } else {
        faults.put(VenueChoice.venue(FAULT, pair.id(), venues), fault);
      }
    }
    return faults;
  }

  private static Optional<KeyCertOptions> certificate(
      Optional<Path> certificate, Optional<Path> key) {
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      throw TLS_CERT.wrong(
          certificate.map(Path::toString).orElse(""), "a PEM file together with " + TLS_KEY);
    }
    for (Path file : List.of(certificate.get(), key.get())) {
      if (!Files.isReadable(file)) {
        throw new WrongSetting(
            TLS_CERT + " and " + TLS_KEY, file.toString(), "a readable PEM file");
      }
    }
    return Optional.of(
        new PemKeyCertOptions()
            .setCertPath(certificate.get().toString())
            .setKeyPath(key.get().toString()));
  }

  /** The failure of the setting that is to blame, if one is. */
  private static Optional<WrongSetting> wrongSetting(Values values, ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause instanceof BindException
        ? Optional.of(
            BASE_PORT.wrong(values.get(BASE_PORT) + " (" + cause.getMessage() + ")", "a free one"))
        : values
            .get(TLS_CERT)
            .map(
                file ->
                    TLS_CERT.wrong(file + " (" + cause + ")", "a PEM certificate with its key"));
  }
}
