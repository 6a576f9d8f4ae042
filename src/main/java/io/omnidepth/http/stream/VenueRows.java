package io.omnidepth.http.stream;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.api.VenueRow;
import io.omnidepth.board.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rows of a view's venues, one for each market. Immutable. */
final class VenueRows {
  private static final int NONE = -1;

  private final List<VenueRow> rows;
  private final boolean asText;
  private final Instant now;

  private VenueRows(List<VenueRow> rows, boolean asText, Instant now) {
    this.rows = rows;
    this.asText = asText;
    this.now = now;
  }

  /** The rows of a selection, each market once. */
  private record Distinct(List<VenueRow> rows) {
    static Distinct of(List<VenueRow> all) {
      List<VenueRow> rows = new ArrayList<>(all.size());
      for (VenueRow row : all) {
        int known = place(row, rows, NONE);
        if (known == NONE) {
          rows.add(row);
        } else {
          rows.set(known, row);
        }
      }
      return new Distinct(rows.size() == all.size() ? all : List.copyOf(rows));
    }
  }

  /**
   * The rows of a choice, which all its views share. Of two entries for one market the later one
   * stands for both.
   */
  static VenueRows of(Selection selection, boolean asText, Instant now) {
    List<VenueRow> all = VenueRow.of(selection);
    Distinct distinct = selection.shared(Distinct.class, of -> Distinct.of(all));
    return new VenueRows(distinct.rows(), asText, now);
  }

  /** The same rows with their ages at a later moment. */
  VenueRows at(Instant later) {
    return new VenueRows(rows, asText, later);
  }

  /** Writes all rows as an array. */
  void write(JsonWriter json) {
    json.beginArray();
    for (VenueRow row : rows) {
      row.write(json, asText, now);
    }
    json.endArray();
  }

  /** Whether both have the same markets in the same states, whatever their ages are. */
  boolean isSameButAges(VenueRows other) {
    if (rows.size() != other.rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      int theirs = place(rows.get(i), other.rows, i);
      if (theirs == NONE || !rows.get(i).isSameButAges(other.rows.get(theirs))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the rows whose book was received since the other rows, or that differ from them, with
   * their usual size if that is new. A row that is gone comes as unlisted.
   */
  void writeChanges(JsonWriter json, VenueRows before) {
    json.beginArray();
    for (int i = 0; rows != before.rows && i < rows.size(); i++) {
      VenueRow row = rows.get(i);
      int old = place(row, before.rows, i);
      if (old == NONE || !row.isOfUsualSize(before.rows.get(old))) {
        row.write(json, asText, now);
      } else if (!row.isOfReceipt(before.rows.get(old))
          || !row.isSameButAges(before.rows.get(old))) {
        row.writeBrief(json, asText, now);
      }
    }
    for (int i = 0; rows != before.rows && i < before.rows.size(); i++) {
      if (place(before.rows.get(i), rows, i) == NONE) {
        before.rows.get(i).writeGone(json, asText, before.now);
      }
    }
    json.endArray();
  }

  /** The place of the row of the same market, which is likely to be the given one. */
  private static int place(VenueRow of, List<VenueRow> rows, int likely) {
    if (likely != NONE && likely < rows.size() && rows.get(likely).isOfMarket(of)) {
      return likely;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isOfMarket(of)) {
        return i;
      }
    }
    return NONE;
  }
}
