package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.market.Ladder;

/** The rows by which one side of a view differs from what its readers hold. */
public final class RowChanges {
  private RowChanges() {}

  /** Whether there are any. */
  public static boolean any(Ladder before, Ladder now, boolean shares) {
    if (before.rows() != now.rows()) {
      return true;
    }
    for (int i = 0; i < now.rows(); i++) {
      if (before.prices().compare(i, now.prices(), i) != 0 || !same(before, i, now, i, shares)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the rows under the side's name, best first: a row that has left with size 0, a new or
   * changed row whole.
   */
  public static void write(JsonWriter json, Ladder before, Ladder now, DepthQuery query) {
    DepthRows rows = new DepthRows(now, query);
    rows.begin(json);
    int old = 0;
    int fresh = 0;
    while (old < before.rows() || fresh < now.rows()) {
      int order = order(before, old, now, fresh);
      if (order < 0) {
        DepthRows.gone(json, before, old++, query.numbersAsText());
      } else if (order > 0) {
        rows.row(json, fresh++, false);
      } else {
        if (!same(before, old++, now, fresh, query.breakdown())) {
          rows.row(json, fresh, false);
        }
        fresh++;
      }
    }
    json.endArray();
  }

  /** Below zero where the old row is nearer to the best price, above zero where the new row is. */
  private static int order(Ladder before, int old, Ladder now, int fresh) {
    if (old == before.rows()) {
      return 1;
    }
    if (fresh == now.rows()) {
      return -1;
    }
    int byPrice = before.prices().compare(old, now.prices(), fresh);
    return switch (now.side()) {
      case ASK -> byPrice;
      case BID -> -byPrice;
    };
  }

  private static boolean same(Ladder before, int old, Ladder now, int fresh, boolean shares) {
    return before.sizes().compare(old, now.sizes(), fresh) == 0
        && (!shares || before.sameShares(old, now, fresh));
  }
}
