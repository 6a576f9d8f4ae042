package io.omnidepth.tape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Timing;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the lines of a tape. */
final class TapeJson {
  static final int VERSION = 2;
  static final String TAPE = "tape";
  static final String RECOUNTED = "recounted";
  static final String SUBMITTED = "submitted";

  private static final JsonMapper JSON = new JsonMapper();

  private TapeJson() {}

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] line(Content content) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  static byte[] header(TapeHeader header) throws IOException {
    return line(
        json -> {
          json.writeStringField("omnidepth", TAPE);
          json.writeNumberField("version", VERSION);
          json.writeStringField("program", header.program());
          json.writeStringField("start", header.start().toString());
          json.writeStringField("seed", String.valueOf(header.seed()));
          texts(json, "venues", header.venues());
          texts(json, "instruments", header.instruments());
          json.writeStringField("interval", header.interval().toString());
          json.writeBooleanField("lists", header.lists());
          texts(json, "unpaced", header.unpaced());
          texts(json, "timesShown", header.timesShown());
          json.writeNumberField("ageingAfter", header.ages().ageingAfter());
          json.writeNumberField("staleAfter", header.ages().staleAfter());
          json.writeStringField("staleAtTheLatest", header.ages().staleAtTheLatest().toString());
          json.writeBooleanField("madeUp", header.madeUp());
        });
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static byte[] end(Instant at) throws IOException {
    return line(json -> json.writeStringField("end", at.toString()));
  }

  static byte[] turn(TapeTurn turn) throws IOException {
    return line(
        json -> {
          json.writeStringField("at", turn.at().toString());
          if (turn.wall().isPresent()) {
            json.writeStringField("wall", turn.wall().get().toString());
          }
          if (turn.begun() > 0) {
            json.writeNumberField("begun", turn.begun());
          }
          event(json, turn.event());
        });
  }

  private static void event(JsonGenerator json, TapeEvent event) throws IOException {
    if (event instanceof TapeEvent.Heard heard) {
      json.writeNumberField("asked", heard.asked());
      entry(json, heard.entry());
    } else if (event instanceof TapeEvent.Due timer) {
      json.writeStringField("due", timer.due().toString());
    } else if (event instanceof TapeEvent.Worked work) {
      json.writeNumberField("worked", work.number());
    } else if (event instanceof TapeEvent.Claimed claimed) {
      claims(json, claimed.claims());
    } else {
      json.writeStringField("turn", event instanceof TapeEvent.Recounted ? RECOUNTED : SUBMITTED);
    }
  }

  private static void claims(JsonGenerator json, List<Claim> claims) throws IOException {
    json.writeArrayFieldStart("claims");
    for (Claim claim : claims) {
      json.writeStartObject();
      json.writeStringField("instrument", claim.instrument().toString());
      json.writeStringField("priority", claim.priority().name().toLowerCase(Locale.ROOT));
      if (claim.client().isPresent()) {
        json.writeStringField("client", claim.client().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void entry(JsonGenerator json, TapeEntry entry) throws IOException {
    Timing timing = entry.reply().timing();
    json.writeStringField("sent", timing.sent().toString());
    json.writeStringField("received", timing.received().toString());
    json.writeStringField("venue", entry.venue());
    question(json, entry.question());
    json.writeStringField("waited", timing.waited().toString());
    duration(json, "connecting", timing.connecting());
    duration(json, "head", timing.head());
    if (entry.reply() instanceof Answer answer) {
      answer(json, answer);
    } else if (entry.reply() instanceof Failure failure) {
      json.writeStringField("failure", failure.cause().name().toLowerCase(Locale.ROOT));
      json.writeStringField("why", failure.why());
    }
  }

  private static void question(JsonGenerator json, Question question) throws IOException {
    json.writeStringField(question.body().isPresent() ? "post" : "get", question.target());
    if (question.body().isPresent()) {
      json.writeStringField("json", question.body().get());
    }
  }

  private static void duration(JsonGenerator json, String name, Optional<Duration> duration)
      throws IOException {
    if (duration.isPresent()) {
      json.writeStringField(name, duration.get().toString());
    }
  }

  private static void answer(JsonGenerator json, Answer answer) throws IOException {
    json.writeNumberField("status", answer.status());
    json.writeArrayFieldStart("headers");
    for (Headers.Field field : answer.headers().fields()) {
      json.writeArray(new String[] {field.name(), field.value()}, 0, 2);
    }
    json.writeEndArray();
    byte[] body = answer.body().bytes();
    Optional<String> text = text(body);
    if (text.isPresent()) {
      json.writeStringField("text", text.get());
    } else {
      json.writeBinaryField("base64", body);
    }
  }

  /** The body as UTF-8; empty if it is none. */
  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
