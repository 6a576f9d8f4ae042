package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.rates.RatesJson;
import io.omnidepth.board.Rates;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The measures of a depth, from {@code skewMs} to {@code blocked}: a number or a small object each.
 * Immutable.
 */
public final class DepthMeasures {
  private static final byte[] NO_RATES = rates(List.of(), false, Instant.EPOCH);

  private final ChoiceMeasures common;

  /** Whether the view leaves rows out. */
  private final boolean more;

  /** The coverage out to the view's last rows. */
  private final EndCoverage end;

  /** The rates with their ages, as they are written. */
  private final byte[] rates;

  private DepthMeasures(ChoiceMeasures common, boolean more, EndCoverage end, byte[] rates) {
    this.common = common;
    this.more = more;
    this.end = end;
    this.rates = rates;
  }

  public static DepthMeasures of(DepthAnswer answer) {
    boolean asText = answer.query().numbersAsText();
    List<Rates.Quoted> quoted = answer.selection().rates();
    return new DepthMeasures(
        ChoiceMeasures.of(answer.selection(), asText),
        answer.view().more(),
        EndCoverage.of(answer),
        quoted.isEmpty() ? NO_RATES : rates(quoted, asText, answer.now()));
  }

  private static byte[] rates(List<Rates.Quoted> quoted, boolean asText, Instant now) {
    JsonWriter json = new JsonWriter(0);
    RatesJson.rows(json.name("rates"), quoted, asText, now);
    return json.toBytes();
  }

  /** Writes all members. */
  public void write(JsonWriter json) {
    common.write(json, ChoiceMeasures.SKEW, ChoiceMeasures.WALLS);
    json.name("more").truth(more);
    end.write(json);
    json.raw(rates, 0, rates.length);
    common.write(json, ChoiceMeasures.BLOCKED, ChoiceMeasures.BLOCKED);
  }

  /** Writes the members that differ from those of an earlier state. */
  public void writeChanges(JsonWriter json, DepthMeasures before) {
    for (int i = ChoiceMeasures.SKEW; i <= ChoiceMeasures.WALLS; i++) {
      writeChange(json, i, before);
    }
    if (more != before.more) {
      json.name("more").truth(more);
    }
    if (!end.equals(before.end)) {
      end.write(json);
    }
    if (!Arrays.equals(rates, before.rates)) {
      json.raw(rates, 0, rates.length);
    }
    writeChange(json, ChoiceMeasures.BLOCKED, before);
  }

  private void writeChange(JsonWriter json, int member, DepthMeasures before) {
    if (!common.isSame(member, before.common)) {
      common.write(json, member, member);
    }
  }

  /** Whether nothing differs from an earlier state but the skew and the ages of the rates. */
  public boolean isSameButAges(DepthMeasures before) {
    for (int i = ChoiceMeasures.SKEW + 1; i < ChoiceMeasures.MEMBERS; i++) {
      if (!common.isSame(i, before.common)) {
        return false;
      }
    }
    return more == before.more && end.equals(before.end) && common.hasSameRates(before.common);
  }
}
