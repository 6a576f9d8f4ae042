package io.omnidepth.settings;

import io.omnidepth.market.Decimals;
import java.math.BigDecimal;
import java.time.Duration;

/** The kinds of the values that are numbers or durations. */
final class NumberKind {
  private static final String WHOLE = "a whole number";

  private NumberKind() {}

  static Kind<Integer> whole(String label, int least, int most) {
    Kind.Range range = new Kind.Range(String.valueOf(least), String.valueOf(most));
    return Kind.required(
            label,
            Candidates.NONE,
            range.toString(),
            (name, text) -> {
              long number = whole(name, text, range.toString());
              if (number < least || number > most) {
                throw new WrongSetting(name, text, range.toString());
              }
              return Math.toIntExact(number);
            })
        .within(range);
  }

  static Kind<Long> whole(String label) {
    return Kind.required(label, Candidates.NONE, WHOLE, (name, text) -> whole(name, text, WHOLE));
  }

  private static long whole(String name, String text, String allowed) {
    return Decimals.whole(text.strip(), Long.MIN_VALUE, Long.MAX_VALUE)
        .orElseThrow(() -> new WrongSetting(name, text, allowed));
  }

  /** A number above zero. */
  static Kind<Double> positive(String label) {
    return Kind.required(
        label,
        Candidates.NONE,
        "above 0",
        (name, text) -> {
          double number =
              Decimals.read(text.strip())
                  .map(BigDecimal::doubleValue)
                  .orElseThrow(() -> new WrongSetting(name, text, "a number"));
          if (!(number > 0)) {
            throw new WrongSetting(name, text, "a number above 0");
          }
          return number;
        });
  }

  /** A number of bytes. */
  static Kind<Long> size(String least) {
    return Kind.required(
        "SIZE",
        Candidates.NONE,
        least + " or more",
        (name, text) -> {
          String allowed = SizeText.FORM + ", " + least + " or more";
          long bytes = SizeText.read(name, text, allowed);
          if (bytes < SizeText.read(name, least, allowed)) {
            throw new WrongSetting(name, text, allowed);
          }
          return bytes;
        });
  }

  static Kind<Duration> duration(String least, String most) {
    return Kind.required(
            "DURATION",
            Candidates.NONE,
            "",
            (name, text) -> {
              Duration time = DurationText.read(name, text);
              if (time.compareTo(DurationText.read(name, least)) < 0
                  || time.compareTo(DurationText.read(name, most)) > 0) {
                throw new WrongSetting(name, text, new Kind.Range(least, most).toString());
              }
              return time;
            })
        .within(new Kind.Range(least, most));
  }

  static Kind<Duration> duration(String least) {
    return Kind.required(
        "DURATION",
        Candidates.NONE,
        least + " or more",
        (name, text) -> {
          Duration time = DurationText.read(name, text);
          if (time.compareTo(DurationText.read(name, least)) < 0) {
            throw new WrongSetting(name, text, least + " or more");
          }
          return time;
        });
  }
}
