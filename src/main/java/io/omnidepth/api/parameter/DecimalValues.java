package io.omnidepth.api.parameter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decimal numbers above zero.
 *
 * @param most empty where only their length is bounded
 */
public record DecimalValues(Optional<BigDecimal> most) implements OptionalValues<BigDecimal> {
  /** Every decimal number above zero. */
  public static final DecimalValues ABOVE_ZERO = new DecimalValues(Optional.empty());

  /** The same for messages. */
  public static final String ALLOWED = "a decimal number above 0";

  private static final int MOST_DECIMALS = 30;
  private static final String LENGTH =
      ", with at most 18 digits and " + MOST_DECIMALS + " decimal places";

  public static DecimalValues upTo(int most) {
    return new DecimalValues(Optional.of(BigDecimal.valueOf(most)));
  }

  @Override
  public BigDecimal read(String name, String text) throws Parameters.Wrong {
    return read(text)
        .filter(number -> most.isEmpty() || number.compareTo(most.get()) <= 0)
        .orElseThrow(
            () ->
                new Parameters.Wrong(
                    name,
                    text,
                    "",
                    ALLOWED
                        + most.map(limit -> " up to " + Decimals.text(limit)).orElse("")
                        + (isTooLong(text) ? LENGTH : "")));
  }

  /** Whether it is a number above zero that is not taken for its length. */
  private static boolean isTooLong(String text) {
    return Decimals.read(text).filter(number -> number.signum() > 0).isPresent()
        && read(text).isEmpty();
  }

  /** Reads a decimal number above zero; empty if the text is none, or is too long. */
  public static Optional<BigDecimal> read(String text) {
    return Decimals.read(text)
        .filter(
            number ->
                number.signum() > 0
                    && number.scale() <= MOST_DECIMALS
                    && Decimals.fitsLong(number));
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema =
        JsonNodeFactory.instance.objectNode().put("type", "number").put("exclusiveMinimum", 0);
    most.ifPresent(limit -> schema.put("maximum", limit));
    return schema;
  }

  @Override
  public String words() {
    return most.map(limit -> "above 0, up to " + Decimals.text(limit)).orElse("a number above 0");
  }
}
