package io.omnidepth.tape;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.PlainText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the header of a tape. */
final class HeaderReader {
  private static final int LONGEST_PROGRAM = 100;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final Duration LATEST = Duration.ofDays(366);
  private static final double MOST_INTERVALS = 1e9;

  private HeaderReader() {}

  /**
   * The header in a tape's first line.
   *
   * @throws TapeFault if it is none, or of a version that this program does not read
   */
  static TapeHeader read(byte[] line) throws TapeFault {
    JsonNode json = LineReader.tree(line);
    if (!json.path("omnidepth").asText().equals(TapeJson.TAPE)) {
      throw new TapeFault("its first line is no header of a tape");
    }
    if (!json.path("version").isIntegralNumber()
        || !json.path("version").asText().equals(String.valueOf(TapeJson.VERSION))) {
      throw new TapeFault(
          "it has version "
              + PlainText.line(json.path("version").toString(), LONGEST_PROGRAM)
              + " of the format, and this program reads version "
              + TapeJson.VERSION
              + (json.path("program").isTextual() ? "; " + program(json) + " recorded it" : ""));
    }
    try {
      Duration interval = interval(json);
      List<String> venues = texts(json, "venues");
      if (venues.isEmpty() || Set.copyOf(venues).size() < venues.size()) {
        throw new TapeFault(
            "its venues are " + venues + "; allowed is each venue once, at least one");
      }
      return new TapeHeader(
          program(json),
          LineReader.moment(json, "start"),
          seed(json),
          venues,
          texts(json, "instruments"),
          interval,
          json.path("lists").asBoolean(),
          texts(json, "unpaced"),
          texts(json, "timesShown"),
          ages(json),
          json.path("madeUp").asBoolean());
    } catch (DateTimeException wrong) {
      throw new TapeFault("its header has a wrong time: " + wrong.getMessage(), wrong);
    }
  }

  private static Duration interval(JsonNode json) throws TapeFault {
    Duration interval = Duration.parse(LineReader.text(json, "interval"));
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new TapeFault(
          "its interval is " + interval + "; allowed is " + SHORTEST + " to " + LONGEST);
    }
    return interval;
  }

  private static String program(JsonNode json) throws TapeFault {
    return PlainText.line(LineReader.text(json, "program"), LONGEST_PROGRAM);
  }

  private static long seed(JsonNode json) throws TapeFault {
    return Decimals.whole(LineReader.text(json, "seed"), Long.MIN_VALUE, Long.MAX_VALUE)
        .orElseThrow(() -> new TapeFault("its seed is no whole number"));
  }

  private static TapeHeader.Ages ages(JsonNode json) throws TapeFault {
    double ageing = intervals(json, "ageingAfter");
    double stale = intervals(json, "staleAfter");
    Duration latest = Duration.parse(LineReader.text(json, "staleAtTheLatest"));
    if (!(ageing > 0 && stale >= ageing && stale <= MOST_INTERVALS)
        || latest.isNegative()
        || latest.compareTo(LATEST) > 0) {
      throw new TapeFault(
          "its books age after "
              + ageing
              + ", "
              + stale
              + " intervals and "
              + latest
              + "; allowed is more than 0, no less, and up to "
              + LATEST);
    }
    return new TapeHeader.Ages(ageing, stale, latest);
  }

  private static double intervals(JsonNode json, String name) throws TapeFault {
    return Decimals.read(json.path(name).asText())
        .map(BigDecimal::doubleValue)
        .orElseThrow(() -> new TapeFault("its header has no number \"" + name + "\""));
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    json.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
