package io.omnidepth.venue;

import java.util.Optional;

/**
 * Where a venue tells which markets it has, and what it calls them. A market is one row, which
 * names its two assets either by themselves or by numbers that a second table explains.
 *
 * @param question what to ask for it
 * @param weight what asking costs
 * @param rows path to the array of markets
 * @param market path, within a row, to the name that a book is asked by
 * @param base path, within a row, to the base asset
 * @param quote path, within a row, to the quote asset
 * @param assets the table that explains the assets' numbers; empty where they stand by themselves
 */
public record Listing(
    Question question,
    int weight,
    String rows,
    String market,
    String base,
    String quote,
    Optional<Assets> assets) {

  /**
   * A table of assets.
   *
   * @param rows path to the array of assets
   * @param number path, within a row, to what the markets say instead of the name
   * @param name path, within a row, to the asset as the venue writes it
   */
  public record Assets(String rows, String number, String name) {}

  /** A list of markets that is had by posting {@code body}. */
  public static Listing posted(String target, String body, int weight, String rows) {
    return new Listing(
        new Question(target, Optional.of(body)), weight, rows, "", "", "", Optional.empty());
  }

  /** Where, in a row, the market's name and its assets are. */
  public Listing market(String name, String basePath, String quotePath) {
    return new Listing(question, weight, rows, name, basePath, quotePath, assets);
  }

  /** The rows say numbers of assets, which this table explains. */
  public Listing assetsIn(String table, String number, String name) {
    return new Listing(
        question, weight, rows, market, base, quote, Optional.of(new Assets(table, number, name)));
  }
}
