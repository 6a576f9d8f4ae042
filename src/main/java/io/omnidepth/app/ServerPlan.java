package io.omnidepth.app;

import io.omnidepth.board.Freshness;
import io.omnidepth.board.Watchlist;
import io.omnidepth.http.HttpOptions;
import io.omnidepth.http.connection.Network;
import io.omnidepth.market.Instrument;
import io.omnidepth.metrics.Metrics;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.settings.FreshnessSettings;
import io.omnidepth.settings.HttpSettings;
import io.omnidepth.settings.PollSettings;
import io.omnidepth.settings.StoreSettings;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.VenueSettings;
import io.omnidepth.tape.TapeHeader;
import io.omnidepth.venue.Venue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a server, as the settings want them.
 *
 * @param data the directory of the stored lists; empty for none
 * @param tape to be recorded or replayed
 */
public record ServerPlan(
    SourcePlan polling,
    InstrumentChoice instruments,
    Watchlist.Bounds bounds,
    Freshness freshness,
    HttpOptions http,
    Metrics.Targets metrics,
    Optional<Path> data,
    TapeChoice tape) {
  private static final List<String> USUAL = List.of("BTC-USD", "BTC-USDT", "ETH-USD");

  /** A server that polls embedded exchanges. Those come later, by {@link #demo}. */
  static ServerPlan ofDemo(Values values) {
    List<String> urls = values.get(VenueSettings.URLS);
    if (!urls.isEmpty()) {
      throw VenueSettings.URLS.wrong(
          String.join(",", urls),
          "nothing: the demo makes up all books. Run serve to poll real venues or other URLs");
    }
    return of(values);
  }

  /** A server that polls the venues. */
  public static ServerPlan of(Values values) {
    List<String> named = values.get(PollSettings.INSTRUMENTS);
    InstrumentChoice instruments = InstrumentChoice.of(named.isEmpty() ? USUAL : named);
    SourcePlan polling =
        VenueChoice.of(values)
            .plan(
                instruments.named(),
                values.get(PollSettings.INTERVAL),
                true,
                values.get(PollSettings.UNPACED));
    return new ServerPlan(
        polling,
        instruments,
        bounds(values),
        freshness(values),
        http(values, polling.origins()),
        InfluxTarget.measured(values),
        values.get(StoreSettings.DATA),
        TapeChoice.of(values));
  }

  /** A server that replays the tape in that file. */
  public static ServerPlan ofTape(Values values, Path file) {
    HttpOptions http = http(values, Map.of());
    Metrics.Targets metrics = InfluxTarget.measured(values);
    Playback playback = TapeChoice.open(values, file);
    TapeHeader header = playback.tape().header();
    InstrumentChoice instruments = playback.instruments(file);
    SourcePlan polling =
        new SourcePlan(
            playback.venues(),
            instruments.named(),
            header.interval(),
            Map.of(),
            header.lists(),
            false,
            Proxy.from(Map.of()),
            Trust.usual(),
            "",
            Set.copyOf(header.timesShown()));
    return new ServerPlan(
        polling,
        instruments,
        Watchlist.Bounds.USUAL,
        playback.freshness(),
        http.ofATape(header.madeUp()),
        metrics,
        Optional.empty(),
        playback);
  }

  /** The same server for these instruments, over embedded exchanges at these origins. */
  ServerPlan demo(List<Instrument> others, Map<Venue, URI> origins) {
    return new ServerPlan(
        polling.of(others).at(origins),
        new InstrumentChoice(others, instruments.patterns()),
        bounds,
        freshness,
        new HttpOptions(
            http.host(),
            http.port(),
            http.allowedHosts(),
            http.allowedOrigins(),
            http.trustedProxies(),
            origins,
            true),
        metrics,
        data,
        tape);
  }

  private static Watchlist.Bounds bounds(Values values) {
    int onDemand = values.get(PollSettings.ON_DEMAND);
    return new Watchlist.Bounds(
        InstrumentChoice.MOST,
        onDemand,
        Math.min(onDemand, Watchlist.Bounds.USUAL.aClient()),
        values.get(PollSettings.ON_DEMAND_IDLE));
  }

  private static Freshness freshness(Values values) {
    double ageingAfter = values.get(FreshnessSettings.AGEING_AFTER);
    double staleAfter = values.get(FreshnessSettings.STALE_AFTER);
    if (staleAfter < ageingAfter) {
      throw FreshnessSettings.STALE_AFTER.wrong(
          String.valueOf(staleAfter), "a number from --ageing-after on, which is " + ageingAfter);
    }
    return new Freshness(
        ageingAfter, staleAfter, values.get(FreshnessSettings.STALE_AT_THE_LATEST));
  }

  private static HttpOptions http(Values values, Map<Venue, URI> origins) {
    return new HttpOptions(
        values.get(HttpSettings.HOST),
        values.get(HttpSettings.PORT),
        Set.copyOf(values.get(HttpSettings.ALLOW_HOST)),
        Set.copyOf(values.get(HttpSettings.ALLOW_ORIGIN)),
        values.get(HttpSettings.TRUST_PROXY).stream().map(ServerPlan::network).toList(),
        origins,
        false);
  }

  private static Network network(String text) {
    return Network.parse(text)
        .orElseThrow(
            () ->
                HttpSettings.TRUST_PROXY.wrong(
                    text, "an address in numbers, or a network by its first, as 10.0.0.0/24"));
  }
}
