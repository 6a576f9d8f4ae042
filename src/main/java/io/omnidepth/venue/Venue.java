package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exchange, as facts. A {@link Declaration} makes one, in the order where, who, how much, what
 * shape, how often:
 *
 * <pre>{@code
 * Venue.named("kraken", "Kraken")
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
 * @param id one lower-case word; no two venues have the same
 * @param name the name as people write it
 * @param request the request for a book
 * @param listing the venue's list of its markets
 * @param knownToList some of the markets in its list, known without asking it; never all of them
 * @param response the shape of an answer, and the signs of a refusal
 * @param limits the limits of questions to the venue
 * @param fee the fee for taking liquidity
 */
public record Venue(
    String id,
    String name,
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

  /** The instrument as this venue would spell it. */
  public String market(Instrument instrument) {
    return request.spelling().market(instrument);
  }

  /** Whether no rule can make its names of markets, so that its list must be read first. */
  public boolean namesOnlyInList() {
    return listing.filter(Listing::tellsNames).isPresent();
  }

  /** The same venue with another fee, for an account that has one. */
  public Venue charging(Fee other) {
    return new Venue(id, name, request, listing, knownToList, response, limits, other);
  }

  /** Venues are equal by their ids. */
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
