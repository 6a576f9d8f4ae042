package io.omnidepth.read;

import io.omnidepth.market.Decimals;
import io.omnidepth.venue.VenueTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Reads a venue's times. The unit is declared, never guessed. */
final class VenueTimes {
  /** An earlier or later moment shows a wrong unit, which is a thousand times off. */
  private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** With an offset as {@code Z}, {@code +00:00} or {@code +0000}. */
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private VenueTimes() {}

  /** The moment; empty if the text is no moment in that unit or an impossible one. */
  static Optional<Instant> read(String text, VenueTime.Unit unit) {
    try {
      Instant moment =
          switch (unit) {
            case ISO -> Instant.from(ISO.parse(text));
            case SECONDS -> epoch(text, 9);
            case MILLIS -> epoch(text, 6);
            case MICROS -> epoch(text, 3);
            case NANOS -> epoch(text, 0);
          };
      return Optional.of(moment).filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
    } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
      return Optional.empty();
    }
  }

  private static Instant epoch(String text, int nanoDigits) {
    BigDecimal[] parts =
        Decimals.read(text)
            .orElseThrow(() -> new NumberFormatException("no number"))
            .movePointRight(nanoDigits)
            .setScale(0, RoundingMode.DOWN)
            .divideAndRemainder(NANOS);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
