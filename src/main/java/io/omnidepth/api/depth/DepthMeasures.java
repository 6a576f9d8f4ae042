package io.omnidepth.api.depth;

import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Selection;
import java.util.Arrays;

/**
 * The measures of a depth, from {@code skewMs} to {@code blocked}: a number or a small object each.
 * They are kept as they are written, so two states of them are compared byte by byte. Immutable.
 */
public final class DepthMeasures {
  private static final int EXPECTED = 1_024;

  /** The members beside those of {@link ChoiceJson#MEASURES}. */
  private static final int OTHERS = 4;

  private static final int SKEW = 0;
  private static final int MEMBERS = ChoiceJson.MEASURES.size() + OTHERS;
  private static final int RATES = MEMBERS - 2;

  /** All members with commas between them. */
  private final byte[] text;

  /** The end of each member in {@link #text}. */
  private final int[] ends = new int[MEMBERS];

  private final byte[] agelessRates;

  private DepthMeasures(DepthAnswer answer) {
    Selection selection = answer.selection();
    boolean asText = answer.query().numbersAsText();
    JsonWriter json = new JsonWriter(EXPECTED);
    int at = 0;
    json.name("skewMs").millis(selection.skew());
    ends[at++] = json.length();
    for (ChoiceJson.Measure measure : ChoiceJson.MEASURES) {
      measure.write(json, selection.depth(), asText);
      ends[at++] = json.length();
    }
    json.name("more").truth(answer.view().more());
    ends[at++] = json.length();
    RatesJson.rows(json.name("rates"), selection.rates(), asText, answer.now());
    ends[at++] = json.length();
    BlockedJson.rows(json.name("blocked"), selection);
    ends[at] = json.length();
    text = json.toBytes();
    JsonWriter ageless = new JsonWriter(0);
    RatesJson.ageless(ageless, selection.rates(), asText);
    agelessRates = ageless.toBytes();
  }

  public static DepthMeasures of(DepthAnswer answer) {
    return new DepthMeasures(answer);
  }

  /** Writes all members. */
  public void write(JsonWriter json) {
    json.raw(text, 0, text.length);
  }

  /** Writes the members that differ from those of an earlier state. */
  public void writeChanges(JsonWriter json, DepthMeasures before) {
    for (int i = 0; i < MEMBERS; i++) {
      if (!isSame(i, before)) {
        json.raw(text, start(i), ends[i]);
      }
    }
  }

  /** Whether nothing differs from an earlier state but the skew and the ages of the rates. */
  public boolean isSameButAges(DepthMeasures before) {
    for (int i = 0; i < MEMBERS; i++) {
      if (i != SKEW && i != RATES && !isSame(i, before)) {
        return false;
      }
    }
    return Arrays.equals(agelessRates, before.agelessRates);
  }

  private boolean isSame(int member, DepthMeasures other) {
    return Arrays.equals(
        text, start(member), ends[member], other.text, other.start(member), other.ends[member]);
  }

  private int start(int member) {
    return member == 0 ? 0 : ends[member - 1] + 1;
  }
}
