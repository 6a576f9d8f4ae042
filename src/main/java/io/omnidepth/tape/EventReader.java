package io.omnidepth.tape;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the causes of turns. */
final class EventReader {
  private static final int MOST_CLAIMS = 2_000;

  private EventReader() {}

  static TapeEvent event(JsonNode line) throws TapeFault {
    if (line.has("sent")) {
      TapeEntry entry = LineReader.entry(line);
      return new TapeEvent.Heard(LineReader.whole(line, "asked"), entry);
    }
    if (line.has("due")) {
      return new TapeEvent.Due(LineReader.moment(line, "due"));
    }
    if (line.has("worked")) {
      return new TapeEvent.Worked(LineReader.whole(line, "worked"));
    }
    if (line.has("claims")) {
      return new TapeEvent.Claimed(claims(line.path("claims")));
    }
    String turn = line.path("turn").asText();
    if (turn.equals(TapeJson.RECOUNTED)) {
      return new TapeEvent.Recounted();
    }
    if (turn.equals(TapeJson.SUBMITTED)) {
      return new TapeEvent.Submitted();
    }
    throw new TapeFault("a line tells no cause of a turn");
  }

  private static List<Claim> claims(JsonNode lines) throws TapeFault {
    if (lines.size() > MOST_CLAIMS) {
      throw new TapeFault(
          "a line has " + lines.size() + " claims; allowed are up to " + MOST_CLAIMS);
    }
    List<Claim> claims = new ArrayList<>();
    for (JsonNode line : lines) {
      String name = LineReader.text(line, "instrument");
      claims.add(
          new Claim(
              Instrument.parse(name)
                  .orElseThrow(() -> new TapeFault("there is no instrument \"" + name + "\"")),
              priority(LineReader.text(line, "priority")),
              line.has("client")
                  ? Optional.of(LineReader.text(line, "client"))
                  : Optional.empty()));
    }
    return claims;
  }

  private static Priority priority(String word) throws TapeFault {
    return Stream.of(Priority.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new TapeFault("there is no priority \"" + word + "\""));
  }
}
