package io.omnidepth.api;

import io.omnidepth.board.Choice;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.text.Nearest;
import io.omnidepth.text.PlainText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of a request's parameters, and what each may say. A reading method throws {@link Wrong}
 * where the text is not allowed; the parameter may then not be read at all.
 *
 * @param texts by name; none for what is not given
 * @param venues ids that may be asked for
 */
public record Parameters(Map<String, String> texts, List<String> venues) {
  /** What chooses the books of a depth, wherever one is asked. */
  public static final List<String> CHOOSING =
      List.of("venues", "convert", "fees", "maxSkewMs", "frozen");

  /** What a decimal parameter may be. */
  public static final String ABOVE_ZERO = "a decimal number above 0";

  private static final long MOST_SKEW_MILLIS = 3_600_000;
  private static final int MOST_QUOTES = 8;
  private static final int MOST_DECIMALS = 30;

  /** Names in a list, those that are there twice among them. */
  private static final int MOST_LISTED = 100;

  private static final int LONGEST_MOMENT = 40;

  /** A parameter that is not as it may be. The message says what it is and what is allowed. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String parameter;

    public Wrong(String parameter, String detail) {
      super(detail, null, false, false);
      this.parameter = parameter;
    }

    public Wrong(String parameter, String text, String hint, String allowed) {
      this(
          parameter,
          parameter
              + "="
              + shortened(text)
              + " is not allowed"
              + (hint.isEmpty() ? "; allowed is " : hint + " Allowed is ")
              + allowed);
    }

    /** The same as an answer over HTTP. */
    public Problem problem() {
      return Problem.of(400, "Wrong parameter", detail())
          .with("parameter", Json.MAPPER.getNodeFactory().textNode(parameter));
    }

    public String parameter() {
      return parameter;
    }

    public String detail() {
      return String.valueOf(getMessage());
    }
  }

  /** Throws where a parameter is given that is none of these. */
  public void onlyThese(List<String> names) throws Wrong {
    for (String name : texts.keySet()) {
      if (!names.contains(name)) {
        throw new Wrong(
            name,
            "there is no parameter \""
                + shortened(name)
                + "\""
                + (names.isEmpty() ? "; none is taken" : Nearest.among(name, names)));
      }
    }
  }

  boolean given(String name) {
    return texts.containsKey(name);
  }

  /** Which books, of {@link #CHOOSING}. */
  public Choice choice(Instrument instrument) throws Wrong {
    return new Choice(
        instrument,
        venues("venues"),
        whole("maxSkewMs", 0, MOST_SKEW_MILLIS).map(Duration::ofMillis),
        quotes("convert", instrument),
        oneOf("fees", "false", "true").equals("true"),
        oneOf("frozen", "false", "true").equals("true"));
  }

  public boolean numbersAsText() throws Wrong {
    return oneOf("numbers", "json", "text").equals("text");
  }

  public Optional<Long> whole(String name, long least, long most) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Long> value = Decimals.whole(text, least, most);
    if (value.isEmpty()) {
      throw new Wrong(name, text, "", "a whole number from " + least + " to " + most);
    }
    return value;
  }

  public Optional<BigDecimal> positive(String name, Optional<BigDecimal> most) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> value =
        positive(text).filter(number -> most.isEmpty() || number.compareTo(most.get()) <= 0);
    if (value.isEmpty()) {
      throw new Wrong(
          name,
          text,
          "",
          ABOVE_ZERO + most.map(limit -> " up to " + Decimals.text(limit)).orElse(""));
    }
    return value;
  }

  /** The decimal number above zero that is so written; empty where it is none that is taken. */
  public static Optional<BigDecimal> positive(String text) {
    return Decimals.read(text)
        .filter(
            number ->
                number.signum() > 0
                    && number.scale() <= MOST_DECIMALS
                    && Decimals.fitsLong(number));
  }

  /** A moment; empty where it is not given. */
  public Optional<Instant> moment(String name) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text.length() <= LONGEST_MOMENT ? text : ""));
    } catch (DateTimeParseException none) {
      throw new Wrong(name, text, "", "a time in ISO 8601, as 2026-11-21T12:00:05.000Z");
    }
  }

  /** One of those assets, in either letter case; empty where it is not given. */
  public Optional<String> asset(String name, Collection<String> known) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    String asset = text.toUpperCase(Locale.ROOT);
    if (!known.contains(asset)) {
      throw new Wrong(
          name,
          text,
          Nearest.hint(asset, known),
          "an asset of what is polled: " + String.join(", ", known));
    }
    return Optional.of(asset);
  }

  /** Names that are looked for, as {@link Match} reads them; all where it is not given. */
  public Match match(String name) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Match.ALL;
    }
    return Match.parse(text)
        .orElseThrow(
            () ->
                new Wrong(
                    name,
                    text,
                    "",
                    "BASE-QUOTE, with * for any letters before or after, as BTC-* or *-USD*, or a"
                        + " part of it between stars, as *btc*"));
  }

  private Set<String> venues(String name) throws Wrong {
    Set<String> named = new TreeSet<>(listed(name));
    for (String venue : named) {
      if (!venues.contains(venue)) {
        throw new Wrong(
            name,
            String.valueOf(texts.get(name)),
            Nearest.hint(venue, venues),
            "a list, with commas, of " + String.join(",", venues));
      }
    }
    return named;
  }

  /** The instrument's own quote is in its depth anyway. */
  private List<String> quotes(String name, Instrument instrument) throws Wrong {
    List<String> quotes = new ArrayList<>();
    for (String quote : listed(name)) {
      String asset = quote.toUpperCase(Locale.ROOT);
      boolean allowed =
          Instrument.parse(instrument.base() + "-" + asset)
              .filter(one -> one.quote().equals(asset))
              .isPresent();
      if (!allowed || quotes.size() == MOST_QUOTES) {
        throw new Wrong(
            name,
            String.valueOf(texts.get(name)),
            "",
            "a list, with commas, of up to "
                + MOST_QUOTES
                + " assets that "
                + instrument.base()
                + " is quoted in, as USDT,USDC,EUR");
      }
      if (!quotes.contains(asset) && !asset.equals(instrument.quote())) {
        quotes.add(asset);
      }
    }
    return quotes;
  }

  private List<String> listed(String name) throws Wrong {
    String text = texts.getOrDefault(name, "");
    List<String> names =
        text.isEmpty() ? List.of() : Arrays.asList(text.split(",", MOST_LISTED + 1));
    if (names.size() > MOST_LISTED) {
      throw new Wrong(name, text, "", "a list, with commas, of up to " + MOST_LISTED + " names");
    }
    return names;
  }

  public String oneOf(String name, String usual, String other) throws Wrong {
    String text = texts.getOrDefault(name, usual);
    if (!text.equals(usual) && !text.equals(other)) {
      throw new Wrong(name, text, "", usual + " (the default) or " + other);
    }
    return text;
  }

  /** One of two words; empty where it is not given. */
  public Optional<String> either(String name, String one, String other) throws Wrong {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.equals(one) && !text.equals(other)) {
      throw new Wrong(name, text, "", one + " or " + other);
    }
    return Optional.of(text);
  }

  public static String shortened(String text) {
    return PlainText.line(text, 60);
  }
}
