package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exchange, as facts. A {@link Declaration} makes a venue. It states the URL, the markets, the
 * depths, the layout, the signs of a refusal, the limits and the fee, in this order:
 *
 * <pre>{@code
 * Venue.named("kraken", "Kraken")
 *     .mark(4, 0)
 *     .book("https://api.kraken.com/0/public/Depth?pair={market}&count={depth}")
 *     .markets(joined("").renaming("BTC", "XBT"))
 *     .listedIn(
 *         Listing.get("/0/public/AssetPairs", 1, "result.*")
 *             .market("altname")
 *             .assets("wsname", joined("/"))
 *             .tick("tick_size")
 *             .lotPlaces("lot_decimals")
 *             .status("status", "online"))
 *     .depths(100, 500)
 *     .layout(sides("result.*", "bids", "asks", row(0, 1)))
 *     .healthyWhen("error", isEmpty())
 *     .allows(1, Duration.ofSeconds(1))
 *     .takerFee("0.40", "fee page of 2026-11-21")
 *     .declared()
 * }</pre>
 *
 * @param id the venue's id: one lower-case word, unique among venues
 * @param name the venue's usual name
 * @param mark the venue's mark on a chart, unique among venues
 * @param request the form of a request for a book
 * @param listing the list of the venue's markets; empty if it has none
 * @param knownToList some of the listed markets, known in advance; never all of them
 * @param response the shape of an answer, and the signs of a refusal
 * @param limits the rate limits
 * @param fee the fee for taking liquidity
 */
public record Venue(
    String id,
    String name,
    Mark mark,
    Request request,
    Optional<Listing> listing,
    List<Instrument> knownToList,
    Response response,
    Limits limits,
    Fee fee) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+");

  public Venue {
    knownToList = List.copyOf(knownToList);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a venue's id is one lower-case word, not " + id);
    }
  }

  /** Begins the declaration of a venue. */
  public static Declaration named(String id, String name) {
    return new Declaration(id, name);
  }

  /** Scheme, host and port of the venue's API. */
  public URI origin() {
    return request.origin();
  }

  /** The market's name for the instrument, by the venue's spelling. */
  public String market(Instrument instrument) {
    return request.spelling().market(instrument);
  }

  /** Whether the names of markets are only in the list. Then the list must be read first. */
  public boolean namesOnlyInList() {
    return listing.filter(Listing::namesOnlyInList).isPresent();
  }

  /** The same venue with another fee, for an account with its own fee. */
  public Venue charging(Fee other) {
    return new Venue(id, name, mark, request, listing, knownToList, response, limits, other);
  }

  /** Two venues are equal if they have the same id. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Venue venue && venue.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
