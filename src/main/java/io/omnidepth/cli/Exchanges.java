package io.omnidepth.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.app.Server;
import io.omnidepth.demo.DemoPlan;
import io.omnidepth.demo.EmbeddedExchanges;
import io.omnidepth.demo.Fault;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the embedded exchanges alone, for tests of other programs and for load runs. */
@Command(
    name = "exchanges",
    description = {
      "Runs the embedded exchanges alone and prints, as one line of JSON, where each is asked. "
          + "On each port, GET /_exchange tells how much was asked and how near the exchange's limits that came; "
          + "POST /_exchange?fault=slow has it fail (fault=none ends that)."
    },
    footer = {
      "",
      "Examples:",
      "  omnidepth exchanges --venues kraken,okx --fault kraken=slow",
      "  omnidepth exchanges --base-port 0 --tls-cert exchange.pem --tls-key exchange.key",
      "  curl -X POST 'http://127.0.0.1:19000/_exchange?fault=limited'"
    },
    mixinStandardHelpOptions = true,
    abbreviateSynopsis = true,
    sortOptions = false)
public final class Exchanges implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--instruments",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "BTC-USD,...",
      description =
          "What they list, each as far as it has such markets (default: BTC, ETH, SOL, XRP, DOGE, ADA and LTC in USD, "
              + "USDT, USDC, EUR, GBP, JPY and KRW, ETH-BTC, and the currencies, as USDT-USD).")
  private List<String> instruments = new ArrayList<>();

  @Option(
      names = "--venues",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "ID,...",
      completionCandidates = Options.VenueIds.class,
      description = "Which venues to embed (default: all).")
  private List<String> venues = new ArrayList<>();

  @Option(
      names = "--base-port",
      paramLabel = "PORT",
      defaultValue = "19000",
      description =
          "The first venue's port, the others' after it; 0 for any free ones (default: ${DEFAULT-VALUE}).")
  private int basePort;

  @Mixin(name = "Made-up market")
  private Options.MakingUp madeUp = new Options.MakingUp();

  @Option(
      names = "--fault",
      split = ",",
      hideParamSyntax = true,
      paramLabel = "ID=FAULT",
      completionCandidates = Options.VenueIds.class,
      description = "Have a venue fail from the start, as kraken=slow; all=frozen for all.")
  private List<String> faults = new ArrayList<>();

  @Option(
      names = "--unlimited",
      description =
          "Answer at once and however often they are asked, without the latencies and limits of the real ones. For load "
              + "runs.")
  private boolean unlimited;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Answer over TLS, by HTTP/2 where the asker can, with this PEM certificate...")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "... and this PEM key.")
  private @Nullable Path key;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    List<Venue> embedded = Settings.venues(venues, Catalog.ALL);
    Map<Venue, Fault> wanted = Settings.faults(faults, embedded);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    EmbeddedExchanges exchanges;
    try {
      exchanges =
          EmbeddedExchanges.start(
                  vertx,
                  new DemoPlan(
                      embedded,
                      instruments.isEmpty()
                          ? EmbeddedExchanges.USUAL
                          : Settings.instruments(instruments),
                      madeUp.seed,
                      Settings.basePort(basePort, embedded.size()),
                      tls(),
                      unlimited,
                      true,
                      Integer.MAX_VALUE,
                      Settings.start(madeUp.start)),
                  Server.clock())
              .toCompletionStage()
              .toCompletableFuture()
              .get();
    } catch (ExecutionException failed) {
      vertx.close();
      Throwable cause = failed.getCause();
      if (cause instanceof BindException) {
        throw new WrongSetting(
            "--base-port", basePort + " (" + cause.getMessage() + ")", "a free one");
      }
      if (certificate == null) {
        throw failed;
      }
      throw new WrongSetting(
          "--tls-cert", certificate + " (" + cause + ")", "a PEM certificate with its key");
    }
    wanted.forEach(exchanges::fault);
    print(exchanges.origins());
    new CountDownLatch(1).await();
    return 0;
  }

  private Optional<KeyCertOptions> tls() {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new WrongSetting(
          "--tls-cert", String.valueOf(certificate), "a PEM file together with --tls-key");
    }
    for (Path file : List.of(certificate, key)) {
      if (!Files.isReadable(file)) {
        throw new WrongSetting("--tls-cert and --tls-key", file.toString(), "a readable PEM file");
      }
    }
    return Optional.of(
        new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString()));
  }

  private void print(Map<Venue, URI> origins) {
    ObjectNode line = new JsonMapper().createObjectNode();
    ObjectNode urls = line.putObject("venues");
    origins.forEach((venue, origin) -> urls.put(venue.id(), origin.toString()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
