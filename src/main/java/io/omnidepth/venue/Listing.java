package io.omnidepth.venue;

import static java.util.Objects.requireNonNull;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's list of markets: the question for it, and the paths in a row to the market's name,
 * assets, steps and status.
 *
 * <p>Paths within a row are keys and places joined by dots: {@code priceFilter.tickSize}, {@code
 * tokens.0}. {@code ""} is the row itself. {@code filters.filterType=LOT_SIZE.stepSize} goes
 * through the element of an array whose {@code filterType} is {@code LOT_SIZE}.
 *
 * @param question the question for the list, sent to the venue's origin
 * @param weight the weight of the question
 * @param rows the path to the rows, with {@code *} for any key or place: {@code data.*}
 * @param table the table that numbers in the rows refer to; empty if there is none
 * @param assets the paths to the two assets
 * @param market the path to the market's name; empty if the venue's spelling makes the name
 * @param tick the path to the smallest step of a price; empty if a row does not tell it
 * @param lot the path to the smallest step of a size; empty if a row does not tell it
 * @param status the path to the venue's word for the market's status; empty if it has none
 * @param trading the conditions for a market that trades; if empty, every listed market trades
 * @param taken the conditions for a row that is a market of this venue
 * @param namesOnlyInList whether the names are only in the list, because no spelling makes them
 * @param ofSome whether the venue has further markets, so a market may exist without a row
 */
public record Listing(
    Question question,
    int weight,
    String rows,
    Optional<Table> table,
    Assets assets,
    Optional<String> market,
    Optional<Step> tick,
    Optional<Step> lot,
    Optional<String> status,
    List<Rule> trading,
    List<Rule> taken,
    boolean namesOnlyInList,
    boolean ofSome) {

  /**
   * A table in the same answer. A path that goes on after a number goes on in the table's row with
   * that number.
   *
   * @param rows the path to the table's rows, as in {@link Listing#rows}
   * @param number the path to the number within a row of the table
   */
  public record Table(String rows, String number) {}

  /** The place of the two assets in a row, in the venue's names. */
  public sealed interface Assets {
    /** Each asset at its own path. */
    record Apart(String base, String quote) implements Assets {}

    /** Both assets in one text with that spelling. */
    record Together(String path, Spelling spelling) implements Assets {}
  }

  /** The form of the smallest step of a number in a row. */
  public sealed interface Step {
    /** The step itself, such as {@code 0.01}. */
    record Size(String path) implements Step {}

    /** The number of places after the point, such as {@code 2} for a step of 0.01. */
    record Places(String path) implements Step {}

    /** No place in the row; the step is the same for all markets. */
    record Always(BigDecimal size) implements Step {}
  }

  /** A condition on the text of a row at a path. */
  public record Rule(String path, Condition condition) {}

  public Listing {
    trading = List.copyOf(trading);
    taken = List.copyOf(taken);
    if (namesOnlyInList && market.isEmpty()) {
      throw new IllegalArgumentException("names that are only in the list need a path to them");
    }
  }

  /** A list that the venue sends for a GET of {@code target}, an encoded path and query. */
  public static Declaration get(String target, int weight, String rows) {
    return new Declaration(Question.get(target), weight, rows);
  }

  /** A list that the venue sends for a POST of {@code body}. */
  public static Declaration posted(String target, String body, int weight, String rows) {
    return new Declaration(new Question(target, Optional.of(body)), weight, rows);
  }

  /** The facts of a list while a catalog file declares them. */
  public static final class Declaration {
    private final Question question;
    private final int weight;
    private final String rows;
    private @Nullable Table table;
    private @Nullable Assets assets;
    private @Nullable String market;
    private @Nullable Step tick;
    private @Nullable Step lot;
    private @Nullable String status;
    private boolean namesOnlyInList;
    private boolean ofSome;
    private final List<Rule> trading = new ArrayList<>();
    private final List<Rule> taken = new ArrayList<>();

    private Declaration(Question question, int weight, String rows) {
      this.question = question;
      this.weight = weight;
      this.rows = rows;
    }

    /** The path to the market's name. Without it, the venue's spelling makes the name. */
    public Declaration market(String path) {
      market = path;
      return this;
    }

    /** The path to a name that is only in this list. No spelling makes it. */
    public Declaration marketOnlyInList(String path) {
      namesOnlyInList = true;
      return market(path);
    }

    public Declaration assets(String base, String quote) {
      assets = new Assets.Apart(base, quote);
      return this;
    }

    /** Both assets in one text with that spelling. */
    public Declaration assets(String path, Spelling spelling) {
      assets = new Assets.Together(path, spelling);
      return this;
    }

    /** The table that numbers in the rows refer to. */
    public Declaration numbersOf(String tableRows, String number) {
      table = new Table(tableRows, number);
      return this;
    }

    public Declaration tick(String path) {
      tick = new Step.Size(path);
      return this;
    }

    /** The tick, as a count of places after the point. */
    public Declaration tickPlaces(String path) {
      tick = new Step.Places(path);
      return this;
    }

    public Declaration lot(String path) {
      lot = new Step.Size(path);
      return this;
    }

    /** The lot, as a count of places after the point. */
    public Declaration lotPlaces(String path) {
      lot = new Step.Places(path);
      return this;
    }

    /** The lot of all markets; the rows do not tell it. */
    public Declaration lotAlways(String size) {
      lot = new Step.Always(Decimals.of(size));
      return this;
    }

    /**
     * The path to the venue's word for the market's status, and the words for a market that trades.
     */
    public Declaration status(String path, String... trades) {
      status = path;
      return tradingWhen(path, Condition.is(trades));
    }

    /** A further condition for a market that trades. */
    public Declaration tradingWhen(String path, Condition condition) {
      trading.add(new Rule(path, condition));
      return this;
    }

    /** A condition for a row that is a market. Other rows are skipped. */
    public Declaration takenWhen(String path, Condition condition) {
      taken.add(new Rule(path, condition));
      return this;
    }

    /** The venue has further markets, so a market may exist without a row. */
    public Declaration ofSome() {
      ofSome = true;
      return this;
    }

    Listing declared() {
      return new Listing(
          question,
          weight,
          rows,
          Optional.ofNullable(table),
          requireNonNull(assets, () -> rows + ": no assets"),
          Optional.ofNullable(market),
          Optional.ofNullable(tick),
          Optional.ofNullable(lot),
          Optional.ofNullable(status),
          trading,
          taken,
          namesOnlyInList,
          ofSome);
    }
  }
}
