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
 * Which instruments are polled: those that were told at the start, by name or by pattern, and those
 * that somebody has asked for since and still does. May be told by any thread.
 *
 * <p>Always true: no more than {@link Bounds#onDemand} are polled on demand, of which one client
 * has begun no more than {@link Bounds#aClient}.
 */
public final class Watchlist {
  private static final Logger LOG = LoggerFactory.getLogger(Watchlist.class);

  /**
   * The bounds of demand.
   *
   * @param byPattern instruments that patterns may stand for, all together
   * @param onDemand instruments beside those told at the start
   * @param aClient the most of them that one client may begin
   * @param idle after how long one that nobody asks for is let go
   */
  public record Bounds(int byPattern, int onDemand, int aClient, Duration idle) {
    /** 200 by pattern, 60 on demand, 20 a client, let go after two minutes. */
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
   * @param named polled for ever, in this order
   * @param patterns whose matches in the venues' lists are polled as long as they are there
   */
  public Watchlist(List<Instrument> named, List<Pattern> patterns, Bounds bounds) {
    this.named = List.copyOf(named);
    this.patterns = List.copyOf(patterns);
    this.bounds = bounds;
    claimed = claimedAt(Instant.MIN);
  }

  /** All that is to be polled now. */
  public synchronized List<Instrument> watched() {
    return claimed.stream().map(Claim::instrument).toList();
  }

  /** The same, and why. */
  public synchronized List<Claim> claims() {
    return claimed;
  }

  /** All that is to be polled, and why, in the order in which it came. */
  private List<Claim> claimedAt(Instant now) {
    Map<Instrument, Claim> all = new LinkedHashMap<>();
    told().forEach(instrument -> all.put(instrument, Claim.named(instrument)));
    onDemand.forEach(
        (instrument, wanted) -> {
          Priority priority =
              wanted.forRates(bounds.idle(), now) ? Priority.RATES : Priority.ON_DEMAND;
          all.putIfAbsent(instrument, new Claim(instrument, priority, wanted.client()));
        });
    return List.copyOf(all.values());
  }

  /**
   * Has {@code listener} told, on whichever thread, of all that is to be polled, at each change.
   */
  public synchronized void whenChanged(Consumer<List<Claim>> listener) {
    listeners.add(listener);
  }

  /**
   * Somebody wants these to be polled for a while.
   *
   * @param client whose share new ones count to; empty for nobody's
   * @return why they are not; empty where they are, all of them
   */
  public synchronized Optional<String> ask(Need need, Optional<String> client, Instant now) {
    List<Instrument> told = told();
    List<Instrument> more =
        need.all().stream()
            .filter(instrument -> !told.contains(instrument) && !onDemand.containsKey(instrument))
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

  /** Those of them that are polled on demand are still wanted. */
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

  /** Lets go what nobody has asked for lately. */
  public synchronized void timePassed(Instant now) {
    onDemand.values().removeIf(wanted -> !now.isBefore(wanted.lastAsked().plus(bounds.idle())));
    look(now);
  }

  /** A venue has told its markets, which is what patterns stand for. */
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

  /** The matches, those at the most venues first, as far as there may be so many. */
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

  /** Those told at the start, by name or by a pattern that stands for them now. */
  public synchronized List<Instrument> told() {
    List<Instrument> told = new ArrayList<>(named);
    told.addAll(matched);
    return told;
  }

  /** Tells the listeners where something else is to be polled now, or for another reason. */
  private void look(Instant now) {
    List<Claim> all = claimedAt(now);
    if (!all.equals(claimed)) {
      claimed = all;
      listeners.forEach(listener -> listener.accept(all));
    }
  }

  /**
   * Instruments that are written alike: {@code BTC-*}, {@code *-USDT}, {@code *-*}.
   *
   * @param base an asset, or {@code *} for any
   * @param quote an asset, or {@code *} for any
   */
  public record Pattern(String base, String quote) {
    private static final java.util.regex.Pattern WRITTEN =
        java.util.regex.Pattern.compile("(\\*|[A-Z0-9]{1,20})-(\\*|[A-Z0-9]{1,20})");

    /** The pattern so written, in either letter case; empty where it is none. */
    public static Optional<Pattern> parse(String text) {
      Matcher assets = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
      return assets.matches()
          ? Optional.of(new Pattern(assets.group(1), assets.group(2)))
          : Optional.empty();
    }

    public boolean matches(Instrument instrument) {
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
