package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Priority;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instruments to poll: those of the settings, by name or pattern, and those that clients
 * request at present. Any thread may call it.
 *
 * <p>Always true: at most {@link Bounds#onDemand} instruments are polled on demand, and at most
 * {@link Bounds#aClient} for one client.
 */
public final class Watchlist {
  private static final Logger LOG = LoggerFactory.getLogger(Watchlist.class);

  /**
   * The bounds of the polled instruments.
   *
   * @param byPattern the most instruments of all patterns together
   * @param onDemand the most instruments beside those of the settings
   * @param aClient the most instruments on demand for one client
   * @param idle the time after which an instrument without requests is no longer polled
   */
  public record Bounds(int byPattern, int onDemand, int aClient, Duration idle) {
    /** 200 by pattern, 60 on demand, 20 a client, two minutes without requests. */
    public static final Bounds USUAL = new Bounds(200, 60, 20, Duration.ofMinutes(2));
  }

  private final List<Instrument> named;
  private final List<Pattern> patterns;
  private final Bounds bounds;
  private final Map<Venue, Collection<Instrument>> trading = new HashMap<>();
  private final Map<Instrument, Interest> onDemand = new LinkedHashMap<>();
  private final List<Consumer<List<Claim>>> listeners = new ArrayList<>();
  private List<Instrument> matched = List.of();
  private List<Claim> claimed;

  /**
   * @param named the instruments that are always polled, in this order
   * @param patterns the patterns of further instruments; matches are polled while the venues list
   *     them
   */
  public Watchlist(List<Instrument> named, List<Pattern> patterns, Bounds bounds) {
    this.named = List.copyOf(named);
    this.patterns = List.copyOf(patterns);
    this.bounds = bounds;
    claimed = claimedAt(Instant.MIN);
  }

  /** All instruments to poll now. */
  public synchronized List<Instrument> watched() {
    return claimed.stream().map(Claim::instrument).toList();
  }

  /** All instruments to poll now, with the reason. */
  public synchronized List<Claim> claims() {
    return claimed;
  }

  /** All instruments to poll, with the reason, in the order in which they came. */
  private List<Claim> claimedAt(Instant now) {
    Map<Instrument, Claim> all = new LinkedHashMap<>();
    configured().forEach(instrument -> all.put(instrument, Claim.named(instrument)));
    onDemand.forEach(
        (instrument, wanted) -> {
          Priority priority =
              wanted.forRates(bounds.idle(), now) ? Priority.RATES : Priority.ON_DEMAND;
          all.putIfAbsent(instrument, new Claim(instrument, priority, wanted.client()));
        });
    return List.copyOf(all.values());
  }

  /** Adds a listener that gets all claims at each change, on any thread. */
  public synchronized void whenChanged(Consumer<List<Claim>> listener) {
    listeners.add(listener);
  }

  /**
   * Requests polling of these instruments for a while.
   *
   * @param client the client whose share new instruments count against; empty for none
   * @return the reason for a refusal; empty if all of them are polled
   */
  public synchronized Optional<String> ask(Need need, Optional<String> client, Instant now) {
    List<Instrument> configured = configured();
    List<Instrument> more =
        need.all().stream()
            .filter(
                instrument -> !configured.contains(instrument) && !onDemand.containsKey(instrument))
            .distinct()
            .toList();
    Optional<String> tooMany = tooMany(more.size(), client);
    if (tooMany.isPresent()) {
      return tooMany;
    }
    more.forEach(one -> onDemand.put(one, new Interest(now, Instant.MIN, client)));
    stillWanted(need, now);
    if (!more.isEmpty()) {
      LOG.info("asked for: {}", BoardLog.names(more));
      look(now);
    }
    return Optional.empty();
  }

  /** Renews the demand for those of the instruments that are polled on demand. */
  public synchronized void stillWanted(Need need, Instant now) {
    boolean otherwise = false;
    for (Instrument wanted : need.all()) {
      Interest before = onDemand.get(wanted);
      if (before != null) {
        boolean forRates = need.forRates().contains(wanted);
        otherwise |= forRates && !before.forRates(bounds.idle(), now);
        onDemand.put(wanted, before.again(forRates, now));
      }
    }
    if (otherwise) {
      look(now);
    }
  }

  private Optional<String> tooMany(int more, Optional<String> client) {
    long ofClient =
        client.isEmpty()
            ? 0
            : onDemand.values().stream().filter(known -> known.client().equals(client)).count();
    if (more > 0 && client.isPresent() && ofClient + more > bounds.aClient()) {
      return Optional.of(
          "a client may have "
              + bounds.aClient()
              + " instruments polled that nobody else asked for");
    }
    return more > 0 && onDemand.size() + more > bounds.onDemand()
        ? Optional.of(
            bounds.onDemand() + " instruments are polled on demand already, which is the most")
        : Optional.empty();
  }

  /** Removes the instruments without a recent request. */
  public synchronized void timePassed(Instant now) {
    onDemand.values().removeIf(wanted -> !now.isBefore(wanted.lastAsked().plus(bounds.idle())));
    look(now);
  }

  /** Takes in a venue's list of markets, for the patterns. */
  public synchronized void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
    if (patterns.isEmpty()) {
      return;
    }
    trading.put(
        venue,
        markets.values().stream()
            .filter(ListedMarket::trading)
            .map(ListedMarket::instrument)
            .filter(instrument -> patterns.stream().anyMatch(p -> p.matches(instrument)))
            .toList());
    matched = matching();
    look(now);
  }

  /** The matching instruments within the bound, those on the most venues first. */
  private List<Instrument> matching() {
    Map<Instrument, Long> venues =
        trading.values().stream()
            .flatMap(Collection::stream)
            .collect(Collectors.groupingBy(instrument -> instrument, Collectors.counting()));
    if (venues.size() > bounds.byPattern() && matched.size() < bounds.byPattern()) {
      LOG.warn(
          "{} match more than {} instruments; those on the most venues are polled",
          patterns,
          bounds.byPattern());
    }
    return venues.entrySet().stream()
        .sorted(
            Map.Entry.<Instrument, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(bounds.byPattern())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The instruments of the settings, by name or by a pattern that matches now. */
  public synchronized List<Instrument> configured() {
    List<Instrument> configured = new ArrayList<>(named);
    configured.addAll(matched);
    return configured;
  }

  /** Calls the listeners if the claims have changed. */
  private void look(Instant now) {
    List<Claim> all = claimedAt(now);
    if (!all.equals(claimed)) {
      claimed = all;
      listeners.forEach(listener -> listener.accept(all));
    }
  }

  /**
   * A pattern of instruments: {@code BTC-*}, {@code *-USDT}, {@code *-*}.
   *
   * @param base an asset, or {@code *} for any
   * @param quote an asset, or {@code *} for any
   */
  public record Pattern(String base, String quote) {
    private static final java.util.regex.Pattern WRITTEN =
        java.util.regex.Pattern.compile("(\\*|[A-Z0-9]{1,20})-(\\*|[A-Z0-9]{1,20})");

    /** The pattern in that text, in either letter case; empty if it is none. */
    public static Optional<Pattern> parse(String text) {
      Matcher assets = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
      return assets.matches()
          ? Optional.of(new Pattern(assets.group(1), assets.group(2)))
          : Optional.empty();
    }

    boolean matches(Instrument instrument) {
      return matches(base, instrument.base()) && matches(quote, instrument.quote());
    }

    private static boolean matches(String wanted, String asset) {
      return wanted.equals("*") || wanted.equals(asset);
    }

    @Override
    public String toString() {
      return base + "-" + quote;
    }
  }
}
