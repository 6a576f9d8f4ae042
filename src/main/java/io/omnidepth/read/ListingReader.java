package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Listed;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Spelling;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one venue's list of markets by the facts that its {@link Listing} declares. */
public final class ListingReader {
  private static final JsonMapper JSON = new JsonMapper();

  private final Listing listing;
  private final Spelling spelling;

  /**
   * @param spelling how the venue writes assets
   */
  public ListingReader(Listing listing, Spelling spelling) {
    this.listing = listing;
    this.spelling = spelling;
  }

  /** Reads an answer, inflated. Never throws for what a venue may send. */
  public MarketList read(byte[] body) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (IOException broken) {
      return new MarketList.Unreadable(
          "the list of markets is not JSON, " + body.length + " bytes");
    }
    JsonNode rows = at(answer, listing.rows());
    if (!rows.isArray() || rows.isEmpty()) {
      return new MarketList.Unreadable(
          "no markets at \"" + listing.rows() + "\" of the list, " + body.length + " bytes");
    }
    Map<String, String> assets = assets(answer);
    Map<Instrument, Listed> markets = new HashMap<>();
    for (JsonNode row : rows) {
      String market = at(row, listing.market()).asText();
      Optional<String> base = asset(at(row, listing.base()), assets);
      Optional<String> quote = asset(at(row, listing.quote()), assets);
      if (!market.isEmpty() && base.isPresent() && quote.isPresent()) {
        Instrument.parse(spelling.ours(base.get()) + "-" + spelling.ours(quote.get()))
            .ifPresent(
                instrument ->
                    markets.putIfAbsent(
                        instrument,
                        new Listed(
                            instrument,
                            market,
                            Optional.empty(),
                            Optional.empty(),
                            "listed",
                            true)));
      }
    }
    return markets.isEmpty()
        ? new MarketList.Unreadable("none of " + rows.size() + " markets has a name and two assets")
        : new MarketList.Read(markets);
  }

  private Map<String, String> assets(JsonNode answer) {
    Map<String, String> names = new HashMap<>();
    listing
        .assets()
        .ifPresent(
            table ->
                at(answer, table.rows())
                    .forEach(
                        row ->
                            names.put(
                                at(row, table.number()).asText(), at(row, table.name()).asText())));
    return names;
  }

  private Optional<String> asset(JsonNode written, Map<String, String> assets) {
    String text = written.asText();
    return Optional.ofNullable(listing.assets().isPresent() ? assets.get(text) : text)
        .filter(name -> !name.isEmpty())
        .map(name -> name.toUpperCase(Locale.ROOT));
  }

  private static JsonNode at(JsonNode node, String path) {
    return path.isEmpty() ? node : node.at("/" + path.replace('.', '/'));
  }
}
