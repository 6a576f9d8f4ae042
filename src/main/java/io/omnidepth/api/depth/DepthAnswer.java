package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.ColumnGrid;
import io.omnidepth.market.Columns;
import io.omnidepth.market.Depth;
import io.omnidepth.market.DepthView;
import java.time.Instant;
import java.util.Optional;

/**
 * The depth of one request.
 *
 * @param columns the steps of a query for columns; the rows of {@code view} are the same steps
 * @param now the moment from which ages are counted
 */
public record DepthAnswer(
    DepthQuery query,
    Snapshot snapshot,
    Selection selection,
    DepthView view,
    Optional<Columns> columns,
    Instant now) {
  public static DepthAnswer of(DepthQuery query, Snapshot snapshot, Instant now) {
    return of(query, snapshot, now, Optional.empty());
  }

  /**
   * The answer for readers that hold an earlier one.
   *
   * @param before the grid that they hold
   */
  public static DepthAnswer of(
      DepthQuery query, Snapshot snapshot, Instant now, Optional<ColumnGrid> before) {
    Selection selection = snapshot.select(query.choice());
    Depth depth = selection.depth();
    Optional<Columns> columns =
        query
            .columns()
            .flatMap(most -> ColumnGrid.of(depth, query.range().orElseThrow(), most, before))
            .map(grid -> Columns.of(depth, grid, query.breakdown()));
    DepthView view =
        columns
            .map(all -> all.view(depth))
            .orElseGet(() -> DepthView.of(depth, query.group(), query.range(), query.levels()));
    return new DepthAnswer(query, snapshot, selection, view, columns, now);
  }

  /** Writes the rows or the steps, whichever the query asks for. */
  void writeRows(JsonWriter json) {
    if (query.columns().isPresent()) {
      DepthRows.writeNone(json);
      new ColumnsJson(columns, query).write(json);
    } else {
      new DepthRows(view.bids(), query).write(json, true);
      new DepthRows(view.asks(), query).write(json, true);
    }
  }
}
