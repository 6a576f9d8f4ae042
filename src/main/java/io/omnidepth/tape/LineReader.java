package io.omnidepth.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.market.Decimals;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Timing;
import io.omnidepth.venue.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the lines of a tape, each on its own. Bounds what they say before it is computed with. */
final class LineReader {
  /** A body may be as long as a line. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(TapeReader.LONGEST_LINE)
                          .build())
                  .build())
          .build();

  private static final Instant EARLIEST = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofHours(1);

  private LineReader() {}

  static String text(JsonNode json, String name) throws TapeFault {
    JsonNode there = json.path(name);
    if (!there.isTextual()) {
      throw new TapeFault("a line has no \"" + name + "\"");
    }
    return there.asText();
  }

  /** A count, which may be 0. */
  static long whole(JsonNode json, String name) throws TapeFault {
    return Decimals.whole(json.path(name).asText(), 0, Long.MAX_VALUE)
        .orElseThrow(() -> new TapeFault("a line has no count \"" + name + "\""));
  }

  /** A moment of a run. One that no run can have is refused, as it would be computed with. */
  static Instant moment(JsonNode json, String name) throws TapeFault {
    Instant moment = Instant.parse(text(json, name));
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new TapeFault(name + " is " + moment + "; allowed is " + EARLIEST + " to " + LATEST);
    }
    return moment;
  }

  private static Duration length(JsonNode json, String name) throws TapeFault {
    Duration length = Duration.parse(text(json, name));
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new TapeFault(name + " is " + length + "; allowed is PT0S to " + LONGEST);
    }
    return length;
  }

  static JsonNode tree(byte[] line) throws TapeFault {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new TapeFault("a line is not JSON: " + broken.getOriginalMessage(), broken);
    } catch (IOException broken) {
      throw new TapeFault("a line is no text: " + broken.getMessage(), broken);
    }
  }

  /** The moment in a tape's last line; empty if the line is another one. */
  static Optional<Instant> end(JsonNode line) throws TapeFault {
    try {
      return line.has("end") ? Optional.of(moment(line, "end")) : Optional.empty();
    } catch (DateTimeException wrong) {
      throw new TapeFault("its end has a wrong time: " + wrong.getMessage(), wrong);
    }
  }

  /** The turn in a line. */
  static TapeTurn turn(JsonNode line) throws TapeFault {
    try {
      return new TapeTurn(
          moment(line, "at"),
          line.has("wall") ? Optional.of(moment(line, "wall")) : Optional.empty(),
          line.has("begun") ? (int) Math.min(whole(line, "begun"), Integer.MAX_VALUE) : 0,
          EventReader.event(line));
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new TapeFault("a line has a wrong value: " + wrong.getMessage(), wrong);
    }
  }

  static TapeEntry entry(JsonNode line) throws TapeFault {
    Timing timing =
        new Timing(
            moment(line, "sent"),
            moment(line, "received"),
            length(line, "waited"),
            duration(line, "connecting"),
            duration(line, "head"));
    Question question =
        line.has("post")
            ? new Question(text(line, "post"), Optional.of(text(line, "json")))
            : Question.get(text(line, "get"));
    return new TapeEntry(
        text(line, "venue"),
        question,
        line.has("failure") ? failure(line, timing) : answer(line, timing));
  }

  private static Optional<Duration> duration(JsonNode line, String name) throws TapeFault {
    return line.has(name) ? Optional.of(length(line, name)) : Optional.empty();
  }

  private static Failure failure(JsonNode line, Timing timing) throws TapeFault {
    String word = text(line, "failure");
    Failure.Cause cause =
        Stream.of(Failure.Cause.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst()
            .orElseThrow(() -> new TapeFault("there is no failure \"" + word + "\""));
    return new Failure(cause, text(line, "why"), timing);
  }

  private static Answer answer(JsonNode line, Timing timing) throws TapeFault {
    List<Headers.Field> fields = new ArrayList<>();
    line.path("headers")
        .forEach(
            field -> fields.add(new Headers.Field(field.path(0).asText(), field.path(1).asText())));
    return new Answer(status(line), new Headers(fields), Body.of(body(line)), timing);
  }

  private static int status(JsonNode line) throws TapeFault {
    return Decimals.whole(line.path("status").asText(), 100, 999)
        .map(Math::toIntExact)
        .orElseThrow(() -> new TapeFault("a line has no HTTP status"));
  }

  private static byte[] body(JsonNode line) throws TapeFault {
    if (line.has("text")) {
      return text(line, "text").getBytes(StandardCharsets.UTF_8);
    }
    try {
      return line.path("base64").binaryValue() == null
          ? new byte[0]
          : JSON.getNodeFactory().textNode(text(line, "base64")).binaryValue();
    } catch (IOException wrong) {
      throw new TapeFault("a body is not base64: " + wrong.getMessage(), wrong);
    }
  }
}
