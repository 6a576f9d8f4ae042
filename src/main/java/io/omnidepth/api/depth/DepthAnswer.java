package io.omnidepth.api.depth;

import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.DepthView;
import java.time.Instant;

/**
 * The depth of one request.
 *
 * @param now the moment from which ages are counted
 */
public record DepthAnswer(
    DepthQuery query, Snapshot snapshot, Selection selection, DepthView view, Instant now) {
  public static DepthAnswer of(DepthQuery query, Snapshot snapshot, Instant now) {
    Selection selection = snapshot.select(query.choice());
    DepthView view = DepthView.of(selection.depth(), query.group(), query.range(), query.levels());
    return new DepthAnswer(query, snapshot, selection, view, now);
  }
}
