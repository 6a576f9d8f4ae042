package io.omnidepth.app;

import io.omnidepth.market.Instrument;
import io.omnidepth.poll.http.Proxy;
import io.omnidepth.poll.http.Trust;
import io.omnidepth.settings.FreshnessSettings;
import io.omnidepth.settings.Pair;
import io.omnidepth.settings.Setting;
import io.omnidepth.settings.Values;
import io.omnidepth.settings.VenueSettings;
import io.omnidepth.settings.WebAddress;
import io.omnidepth.settings.WrongSetting;
import io.omnidepth.text.Build;
import io.omnidepth.venue.Fee;
import io.omnidepth.venue.Venue;
import io.omnidepth.venue.catalog.Catalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The venues that are polled, and how they are reached.
 *
 * @param venues with the user's own fees
 * @param origins the other origins of venues
 * @param timesShown ids of the venues whose own times are shown only
 */
record VenueChoice(
    List<Venue> venues, Map<Venue, URI> origins, Set<String> timesShown, Trust trust, Proxy proxy) {
  private static final Pattern PER_CENT = Pattern.compile("\\d{1,2}(\\.\\d{1,6})?");
  private static final String TIMES = "believe or show, of all venues or of one, as okx=show";

  static VenueChoice of(Values values) {
    return new VenueChoice(
        named(VenueSettings.IDS, values.get(VenueSettings.IDS), charged(values)),
        origins(values.get(VenueSettings.URLS)),
        timesShown(values.get(FreshnessSettings.VENUE_TIMES)),
        trust(values.get(VenueSettings.TRUST)),
        usualProxy());
  }

  /**
   * The plan of a poller of these venues.
   *
   * @param lists whether the venues' lists of markets are read
   */
  SourcePlan plan(List<Instrument> instruments, Duration interval, boolean lists, boolean unpaced) {
    return new SourcePlan(
        venues,
        instruments,
        interval,
        origins,
        lists,
        unpaced,
        proxy,
        trust,
        "omnidepth/" + Build.current().version(),
        timesShown);
  }

  /** The ids of all venues but these; none if there are none to leave out. */
  Set<String> without(Setting<List<String>> setting, List<String> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    List<Venue> left = new ArrayList<>(venues);
    left.removeAll(named(setting, ids, venues));
    if (left.isEmpty()) {
      throw setting.wrong(String.join(",", ids), "venues that leave another one to count");
    }
    return left.stream().map(Venue::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The venues of these ids, in the order of {@code venues}; all without an id. */
  static List<Venue> named(Setting<?> setting, List<String> ids, List<Venue> venues) {
    List<String> named = ids.stream().filter(id -> !id.isBlank()).map(String::strip).toList();
    named.forEach(id -> venue(setting, id, venues));
    return named.isEmpty()
        ? venues
        : venues.stream().filter(venue -> named.contains(venue.id())).toList();
  }

  static Venue venue(Setting<?> setting, String id, List<Venue> venues) {
    List<String> ids = venues.stream().map(Venue::id).toList();
    return venues.stream()
        .filter(venue -> venue.id().equals(id))
        .findFirst()
        .orElseThrow(() -> WrongSetting.name(setting.name(), id, ids));
  }

  /** All venues with the user's own fees. */
  private static List<Venue> charged(Values values) {
    Map<Venue, String> fees = fees(values.get(VenueSettings.TAKER_FEE));
    return Catalog.ALL.stream()
        .map(
            venue ->
                Optional.ofNullable(fees.get(venue))
                    .map(fee -> venue.charging(new Fee(fee, "the settings")))
                    .orElse(venue))
        .toList();
  }

  private static Map<Venue, String> fees(List<String> texts) {
    Setting<?> setting = VenueSettings.TAKER_FEE;
    Map<Venue, String> fees = new LinkedHashMap<>();
    for (String text : texts) {
      Pair pair = Pair.read(setting.name(), text, "ID=PERCENT, as kraken=0.25");
      if (!PER_CENT.matcher(pair.value()).matches()) {
        throw setting.wrong(text, "0 to 99.999999 per cent, as kraken=0.25");
      }
      if (fees.put(venue(setting, pair.id(), Catalog.ALL), pair.value()) != null) {
        throw setting.wrong(text, "one fee for each venue");
      }
    }
    return fees;
  }

  private static Map<Venue, URI> origins(List<String> texts) {
    Setting<?> setting = VenueSettings.URLS;
    Map<Venue, URI> origins = new LinkedHashMap<>();
    for (String text : texts) {
      Pair pair = Pair.read(setting.name(), text, "ID=URL, as kraken=http://127.0.0.1:19001");
      Venue venue = venue(setting, pair.id(), Catalog.ALL);
      if (origins.put(venue, WebAddress.origin(setting.name(), pair.value())) != null) {
        throw setting.wrong(text, "one URL for each venue");
      }
    }
    return origins;
  }

  /** The last word on each venue holds. */
  private static Set<String> timesShown(List<String> texts) {
    Setting<?> setting = FreshnessSettings.VENUE_TIMES;
    Set<String> shown = new LinkedHashSet<>();
    for (String text : texts) {
      Pair pair =
          text.contains("=") ? Pair.read(setting.name(), text, TIMES) : new Pair("", text.strip());
      if (!Set.of("believe", "show").contains(pair.value())) {
        throw setting.wrong(text, TIMES);
      }
      List<String> ids =
          pair.id().isEmpty()
              ? Catalog.ALL.stream().map(Venue::id).toList()
              : List.of(venue(setting, pair.id(), Catalog.ALL).id());
      if (pair.value().equals("show")) {
        shown.addAll(ids);
      } else {
        ids.forEach(shown::remove);
      }
    }
    return shown;
  }

  private static Trust trust(Optional<Path> pem) {
    try {
      return pem.map(Trust::also).orElseGet(Trust::usual);
    } catch (IllegalArgumentException wrong) {
      throw VenueSettings.TRUST.wrong(
          pem.orElseThrow().toString(), "a PEM file of certificates: " + wrong.getMessage());
    }
  }

  /** The proxy that the usual variables name, such as {@code HTTPS_PROXY}. */
  private static Proxy usualProxy() {
    try {
      return Proxy.from(System.getenv());
    } catch (IllegalArgumentException noProxy) {
      throw new WrongSetting(String.valueOf(noProxy.getMessage()));
    }
  }
}
