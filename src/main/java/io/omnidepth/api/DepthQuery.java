package io.omnidepth.api;

import io.omnidepth.market.DecimalText;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which depth a reader wants to see, of {@code GET /depth} and of a subscription alike.
 *
 * @param levels rows a side at the most
 * @param group price step, above zero
 * @param range per cent of the reference mid
 * @param venues ids; empty for all
 * @param breakdown whether each row tells the venues' shares
 * @param maxSkew how much older than the newest a counted book may be
 * @param numbersAsText whether decimals are written as strings
 */
record DepthQuery(
    Instrument instrument,
    int levels,
    Optional<BigDecimal> group,
    Optional<BigDecimal> range,
    Set<String> venues,
    boolean breakdown,
    Optional<Duration> maxSkew,
    boolean numbersAsText) {

  /** The names of the parameters. */
  static final List<String> PARAMETERS =
      List.of("levels", "group", "range", "venues", "breakdown", "maxSkewMs", "numbers");

  static final int USUAL_LEVELS = 100;
  static final int MOST_LEVELS = 5_000;
  private static final long MOST_SKEW_MILLIS = 3_600_000;
  private static final BigDecimal MOST_RANGE = BigDecimal.valueOf(1_000);
  private static final int MOST_DECIMALS = 30;

  /** A query, or what is wrong with it. */
  sealed interface Parsed {
    record Query(DepthQuery query) implements Parsed {}

    /**
     * It is none.
     *
     * @param parameter the one that is wrong
     * @param detail what it is and what is allowed
     */
    record Wrong(String parameter, String detail) implements Parsed {}
  }

  private static final class WrongParameter extends Exception {
    private static final long serialVersionUID = 1;
    private final String parameter;
    private final String detail;

    WrongParameter(String parameter, String text, String allowed) {
      this(parameter, text, "", allowed);
    }

    WrongParameter(String parameter, String text, String hint, String allowed) {
      super(parameter, null, false, false);
      this.parameter = parameter;
      this.detail =
          parameter
              + "="
              + shortened(text)
              + " is not allowed"
              + (hint.isEmpty() ? "; allowed is " : hint + " Allowed is ")
              + allowed;
    }
  }

  /**
   * Reads the parameters' texts.
   *
   * @param parameters by name; none for what is not given
   * @param knownVenues ids that may be asked for
   */
  static Parsed parse(
      Instrument instrument, Map<String, String> parameters, List<String> knownVenues) {
    Optional<Parsed.Wrong> unknown = unknown(parameters, PARAMETERS);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    try {
      return new Parsed.Query(
          new DepthQuery(
              instrument,
              whole(parameters, "levels", 1, MOST_LEVELS).map(Long::intValue).orElse(USUAL_LEVELS),
              positive(parameters, "group", Optional.empty()),
              positive(parameters, "range", Optional.of(MOST_RANGE)),
              venues(parameters, knownVenues),
              choice(parameters, "breakdown", "false", "true").equals("true"),
              whole(parameters, "maxSkewMs", 0, MOST_SKEW_MILLIS).map(Duration::ofMillis),
              choice(parameters, "numbers", "json", "text").equals("text")));
    } catch (WrongParameter wrong) {
      return new Parsed.Wrong(wrong.parameter, wrong.detail);
    }
  }

  /** What is wrong where a parameter is given that is none of these. */
  static Optional<Parsed.Wrong> unknown(Map<String, String> parameters, List<String> names) {
    return parameters.keySet().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .map(
            name ->
                new Parsed.Wrong(
                    name,
                    "there is no parameter \""
                        + shortened(name)
                        + "\""
                        + (names.isEmpty() ? "; none is taken" : Nearest.among(name, names))));
  }

  private static Optional<Long> whole(
      Map<String, String> parameters, String name, long least, long most) throws WrongParameter {
    String text = parameters.get(name);
    if (text == null) {
      return Optional.empty();
    }
    long value = text.matches("\\d{1,12}") ? Long.parseLong(text) : -1;
    if (value < least || value > most) {
      throw new WrongParameter(name, text, "a whole number from " + least + " to " + most);
    }
    return Optional.of(value);
  }

  private static Optional<BigDecimal> positive(
      Map<String, String> parameters, String name, Optional<BigDecimal> most)
      throws WrongParameter {
    String text = parameters.get(name);
    if (text == null) {
      return Optional.empty();
    }
    DecimalText decimal = new DecimalText();
    boolean read =
        text.length() <= 64
            && decimal.read(text.toCharArray(), 0, text.length()) == DecimalText.Outcome.READ
            && decimal.units() > 0
            && decimal.scale() <= MOST_DECIMALS;
    BigDecimal value =
        read ? BigDecimal.valueOf(decimal.units(), decimal.scale()) : BigDecimal.ZERO;
    if (!read || most.filter(limit -> value.compareTo(limit) > 0).isPresent()) {
      throw new WrongParameter(
          name,
          text,
          "a decimal number above 0"
              + most.map(limit -> " up to " + Decimals.text(limit)).orElse(""));
    }
    return Optional.of(value);
  }

  private static Set<String> venues(Map<String, String> parameters, List<String> known)
      throws WrongParameter {
    String text = parameters.get("venues");
    if (text == null || text.isEmpty()) {
      return Set.of();
    }
    Set<String> venues = new TreeSet<>(Arrays.asList(text.split(",", -1)));
    for (String venue : venues) {
      if (!known.contains(venue)) {
        throw new WrongParameter(
            "venues",
            text,
            Nearest.hint(venue, known),
            "a list, with commas, of " + String.join(",", known));
      }
    }
    return venues;
  }

  private static String choice(
      Map<String, String> parameters, String name, String usual, String other)
      throws WrongParameter {
    String text = parameters.getOrDefault(name, usual);
    if (!text.equals(usual) && !text.equals(other)) {
      throw new WrongParameter(name, text, usual + " (the default) or " + other);
    }
    return text;
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
