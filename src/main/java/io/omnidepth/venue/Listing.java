package io.omnidepth.venue;

import static java.util.Objects.requireNonNull;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's list of its markets: the question for it, and the places in a market's row of its name,
 * its two assets, its steps and whether it trades.
 *
 * <p>Paths within a row are keys and places with dots between them: {@code priceFilter.tickSize},
 * {@code tokens.0}; {@code ""} is the row itself, and {@code filters.filterType=LOT_SIZE.stepSize}
 * goes through the element of an array whose {@code filterType} is that.
 *
 * @param question the question to the venue's origin
 * @param weight the cost of asking, in the venue's weights
 * @param rows path of the answer to the rows, {@code *} for any key or place: {@code data.*}
 * @param table the meaning of numbers in the rows; empty where they have none
 * @param assets the place of the two assets in a row
 * @param market path to the name that a book is asked by; empty where the venue's spelling makes it
 * @param tick the smallest step of a price in a row; empty where it tells none
 * @param lot the smallest step of a size in a row; empty where it tells none
 * @param status path to the venue's word for how it is with the market; empty where it has none
 * @param trading the rules for a row whose market takes orders; without a rule, all markets do
 * @param taken the rules for a row that is a market of this venue at all
 * @param tellsNames whether the names are told here alone, as no spelling makes them
 * @param ofSome whether the venue has markets that are not in it, so that it proves none absent
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
    boolean tellsNames,
    boolean ofSome) {

  /**
   * A table in the same answer. A path that goes on beyond a number goes on in the table's row of
   * that number.
   *
   * @param rows path of the answer to the table's rows, as {@link Listing#rows}
   * @param number path, within a row of the table, to its number
   */
  public record Table(String rows, String number) {}

  /** The two assets in a row, as the venue calls them. */
  public sealed interface Assets {
    /** Each at a path of its own. */
    record Apart(String base, String quote) implements Assets {}

    /** Both in one text, spelled so. */
    record Together(String path, Spelling spelling) implements Assets {}
  }

  /** The smallest step of a number in a row. */
  public sealed interface Step {
    /** As the step itself, {@code 0.01}. */
    record Size(String path) implements Step {}

    /** As how many places the number has after the point, {@code 2} for a step of 0.01. */
    record Places(String path) implements Step {}

    /** Not at all, as it is the same for all. */
    record Always(BigDecimal size) implements Step {}
  }

  /** Something that a row says at a path. */
  public record Rule(String path, Condition said) {}

  public Listing {
    trading = List.copyOf(trading);
    taken = List.copyOf(taken);
    if (tellsNames && market.isEmpty()) {
      throw new IllegalArgumentException("a list that tells the names has a path to them");
    }
  }

  /** A list that is had by asking for {@code target}: path and query, encoded. */
  public static Declaration get(String target, int weight, String rows) {
    return new Declaration(Question.get(target), weight, rows);
  }

  /** A list that is had by posting {@code body}. */
  public static Declaration posted(String target, String body, int weight, String rows) {
    return new Declaration(new Question(target, Optional.of(body)), weight, rows);
  }

  /** The facts of a list while they are being told. */
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
    private boolean tellsNames;
    private boolean ofSome;
    private final List<Rule> trading = new ArrayList<>();
    private final List<Rule> taken = new ArrayList<>();

    private Declaration(Question question, int weight, String rows) {
      this.question = question;
      this.weight = weight;
      this.rows = rows;
    }

    /** The name that a book is asked by; by the venue's spelling if nothing is said. */
    public Declaration market(String path) {
      market = path;
      return this;
    }

    /** The name that a book is asked by, which is told here alone. */
    public Declaration marketToldHere(String path) {
      tellsNames = true;
      return market(path);
    }

    public Declaration assets(String base, String quote) {
      assets = new Assets.Apart(base, quote);
      return this;
    }

    /** Both assets in one text, spelled so. */
    public Declaration assets(String path, Spelling spelling) {
      assets = new Assets.Together(path, spelling);
      return this;
    }

    /** The table that gives the numbers in the rows a meaning. */
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

    /** The lot, which no row tells as all have it. */
    public Declaration lotAlways(String size) {
      lot = new Step.Always(Decimals.of(size));
      return this;
    }

    /** The venue's word for how it is with the market, and which words mean that it trades. */
    public Declaration status(String path, String... trades) {
      status = path;
      return tradingWhen(path, Condition.is(trades));
    }

    /** A further rule for a market that trades. */
    public Declaration tradingWhen(String path, Condition said) {
      trading.add(new Rule(path, said));
      return this;
    }

    /** Rows of which this does not hold are passed over. */
    public Declaration takenWhen(String path, Condition said) {
      taken.add(new Rule(path, said));
      return this;
    }

    /** The venue has other markets, too: that one is not in it proves nothing. */
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
          tellsNames,
          ofSome);
    }
  }
}
