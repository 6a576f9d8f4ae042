package io.omnidepth.api.depth;

import io.omnidepth.api.BlockedJson;
import io.omnidepth.api.ChoiceJson;
import io.omnidepth.api.CoverageJson;
import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.NumberForms;
import io.omnidepth.api.WallsJson;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Coverage;
import io.omnidepth.board.Selection;
import java.util.Arrays;

/**
 * The measures that all views of a selection have in common, as they are written. Two states of
 * them are compared byte by byte. Immutable.
 */
final class ChoiceMeasures {
  static final int SKEW = 0;

  /** The member before those that a view has of its own. */
  static final int WALLS = ChoiceJson.MEASURES.size() + 2;

  /** The last member, behind those that a view has of its own. */
  static final int BLOCKED = WALLS + 1;

  static final int MEMBERS = BLOCKED + 1;

  private static final int EXPECTED = 1_024;

  /** All members with commas between them. */
  private final byte[] text;

  /** The end of each member in {@link #text}. */
  private final int[] ends = new int[MEMBERS];

  private final byte[] agelessRates;

  private ChoiceMeasures(Selection selection, boolean asText) {
    JsonWriter json = new JsonWriter(EXPECTED);
    json.name("skewMs").millis(selection.skew());
    int at = SKEW;
    ends[at++] = json.length();
    for (ChoiceJson.Measure measure : ChoiceJson.MEASURES) {
      measure.write(json, selection.depth(), asText);
      ends[at++] = json.length();
    }
    CoverageJson.write(json.name("coverage"), Coverage.of(selection), asText);
    ends[at++] = json.length();
    WallsJson.rows(json.name("walls"), selection, asText);
    ends[at++] = json.length();
    BlockedJson.rows(json.name("blocked"), selection);
    ends[at] = json.length();
    text = json.toBytes();
    JsonWriter ageless = new JsonWriter(0);
    RatesJson.ageless(ageless, selection.rates(), asText);
    agelessRates = ageless.toBytes();
  }

  /** The measures of a selection with numbers in either form. */
  private record Forms(NumberForms<ChoiceMeasures> each) {
    static Forms of(Selection selection) {
      return new Forms(new NumberForms<>(asText -> new ChoiceMeasures(selection, asText)));
    }
  }

  /** The measures of a selection. All its views share them. */
  static ChoiceMeasures of(Selection selection, boolean asText) {
    return selection.shared(Forms.class, Forms::of).each().of(asText);
  }

  /** Writes all members from one to another. */
  void write(JsonWriter json, int first, int last) {
    json.raw(text, start(first), ends[last]);
  }

  /** Whether a member is the same in both states. */
  boolean isSame(int member, ChoiceMeasures other) {
    return Arrays.equals(
        text, start(member), ends[member], other.text, other.start(member), other.ends[member]);
  }

  /** Whether the rates are the same in both states, whatever their ages are. */
  boolean hasSameRates(ChoiceMeasures other) {
    return Arrays.equals(agelessRates, other.agelessRates);
  }

  private int start(int member) {
    return member == 0 ? 0 : ends[member - 1] + 1;
  }
}
