package io.omnidepth.api.depth;

import io.omnidepth.api.ChoiceParameters;
import io.omnidepth.api.parameter.DecimalValues;
import io.omnidepth.api.parameter.FlagValues;
import io.omnidepth.api.parameter.OptionalValues;
import io.omnidepth.api.parameter.PairValues;
import io.omnidepth.api.parameter.Parameter;
import io.omnidepth.api.parameter.WholeValues;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a depth. Its picture and a view of the stream have some of their own. */
public final class DepthParameters {
  /** Rows a side of an answer in JSON, and of a view. */
  public static final int USUAL_LEVELS = 100;

  /** The most rows a side. */
  public static final int MOST_LEVELS = 5_000;

  /** The least number of columns. */
  static final int LEAST_COLUMNS = 10;

  private static final OptionalValues<Integer> ROWS = new WholeValues(1, MOST_LEVELS);
  private static final DecimalValues PER_CENT = DecimalValues.upTo(1_000);

  static final Parameter<Integer> LEVELS =
      Parameter.of("levels", ROWS.or(USUAL_LEVELS), "the most rows a side, counted as shown")
          .described("The most rows a side, counted as shown.")
          .example("few", 2)
          .example("all", MOST_LEVELS);

  static final Parameter<Integer> LADDER_LEVELS =
      Parameter.of("levels", ROWS.or(20), LEVELS.meaning())
          .keyed("LadderLevels")
          .described(LEVELS.description())
          .example("few", 5);

  static final Parameter<Optional<Integer>> PICTURE_LEVELS =
      Parameter.of("levels", ROWS, "all rows within `range` by default")
          .keyed("PictureLevels")
          .described(
              "The most rows a side; all within the range where it is left out. A side"
                  + " that may be cut by it ends with its last row.")
          .example("few", 50);

  static final Parameter<Optional<BigDecimal>> GROUP =
      Parameter.of(
              "group",
              DecimalValues.ABOVE_ZERO,
              "a price step; bids round down to it, asks round up")
          .described(
              "A price step. Rows are brought together at its multiples, bids rounded down, asks"
                  + " up, so that no row shows a price better than the market's. Best prices, mid"
                  + " and spread stay those of the ungrouped depth.")
          .example("ten", 10)
          .example("half", 0.5);

  static final Parameter<Optional<BigDecimal>> RANGE =
      Parameter.of("range", PER_CENT, "only rows within so many per cent of the reference mid")
          .described("Only rows within so many per cent of the reference mid.")
          .example("two", 2)
          .example("narrow", 0.05);

  static final Parameter<Optional<Integer>> COLUMNS =
      Parameter.of(
              "columns",
              new WholeValues(LEAST_COLUMNS, MOST_LEVELS),
              "with `range`: the sizes of so many price steps at the most, instead of rows")
          .described(
              "As fine as a screen of so many columns can show: `columns` tells the size and the "
                  + "exact notional of each price step within `range`, and `bids` and `asks` are "
                  + "empty. The steps are 1, 2 or 5 times a power of ten, and no finer than the "
                  + "prices of the venues. In a stream the steps stand still while the market moves "
                  + "a little, so that an update names only those that changed. With `breakdown`, "
                  + "the shares have steps 4 or 5 times as wide. It needs `range`, and goes with "
                  + "neither `levels` nor `group`.")
          .example("screen", 900);

  static final Parameter<BigDecimal> PICTURE_RANGE =
      Parameter.of("range", PER_CENT.or(BigDecimal.valueOf(5, 1)), RANGE.meaning())
          .keyed("PictureRange")
          .described(
              "Only prices within so many per cent of the reference mid; where there is none, of"
                  + " the mid or of the only side's best price.")
          .example("wide", 5)
          .example("narrow", 0.05);

  static final Parameter<Boolean> BREAKDOWN =
      Parameter.of("breakdown", new FlagValues(), "each row tells the shares of the venues")
          .described("Whether each row tells how much of it rests at which venue.")
          .example("with", true)
          .example("without", false);

  static final Parameter<Boolean> ROUNDS =
      Parameter.of(
              "rounds",
              new FlagValues(),
              "the books of one round, rather than each as soon as it comes")
          .described(
              "Whether the books are those of one round. By default a depth has each book about "
                  + "20 ms after it came. With `rounds=true` it changes once a round: when the due "
                  + "books of its instrument have come, or half the interval has passed.")
          .example("ofOneRound", true)
          .example("latest", false);

  static final Parameter<Integer> WIDTH =
      Parameter.of("width", new WholeValues(200, 4_000).or(Canvas.USUAL.width()), "pixels")
          .described("In pixels.")
          .example("small", 320);

  static final Parameter<Integer> HEIGHT =
      Parameter.of("height", new WholeValues(100, 4_000).or(Canvas.USUAL.height()), "pixels")
          .described("In pixels.")
          .example("small", 160);

  static final Parameter<Optional<Boolean>> THEME =
      Parameter.of(
              "theme",
              new PairValues("light", "dark").as(theme -> theme.map("dark"::equals)),
              "the ground; as the reader's browser prefers by default")
          .described("On a light or a dark ground; as the reader prefers where it is left out.")
          .example("dark", "dark");

  /** The bounds of {@link #INTERVAL}, in milliseconds. */
  public static final WholeValues INTERVAL_VALUES = new WholeValues(20, 60_000);

  /** The parameter of a subscription that a depth has not. */
  public static final Parameter<Duration> INTERVAL =
      Parameter.of(
          "intervalMs",
          INTERVAL_VALUES.or(250).as(Duration::ofMillis),
          "the least time between two updates, in milliseconds");

  static final List<Parameter<?>> OF_A_TABLE = with(LEVELS, RANGE);

  /** The parameters of a depth in JSON and in the stream. */
  public static final List<Parameter<?>> ALL = all();

  static final List<Parameter<?>> OF_A_LADDER = with(LADDER_LEVELS, RANGE);
  static final List<Parameter<?>> OF_A_PICTURE = ofAPicture();

  private DepthParameters() {}

  private static List<Parameter<?>> with(Parameter<?> levels, Parameter<?> range) {
    return List.of(
        levels,
        GROUP,
        range,
        ChoiceParameters.VENUES,
        ChoiceParameters.WITHOUT,
        ChoiceParameters.CONVERT,
        ChoiceParameters.FEES,
        BREAKDOWN,
        ChoiceParameters.MAX_SKEW,
        ChoiceParameters.FROZEN,
        ROUNDS,
        ChoiceParameters.NUMBERS);
  }

  private static List<Parameter<?>> all() {
    List<Parameter<?>> parameters = new ArrayList<>(OF_A_TABLE);
    parameters.add(parameters.indexOf(RANGE) + 1, COLUMNS);
    return List.copyOf(parameters);
  }

  private static List<Parameter<?>> ofAPicture() {
    List<Parameter<?>> parameters = new ArrayList<>(with(PICTURE_LEVELS, PICTURE_RANGE));
    parameters.addAll(List.of(WIDTH, HEIGHT, THEME));
    return List.copyOf(parameters);
  }
}
