package io.omnidepth.board;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Part;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last depth of each choice, over all snapshots. The next depth of the choice starts from it,
 * so that one new book does not cost the work of all. A depth that no snapshot holds any more is
 * the collector's to remove; then the next one starts from nothing.
 */
final class RecentDepths {
  /** The most choices. */
  private static final int KEPT = 1_024;

  private final Map<Choice, WeakReference<Depth>> depths = new ConcurrentHashMap<>();

  /** The depth of these parts for that choice. */
  Depth next(Choice choice, List<Part> parts) {
    Depth next =
        Optional.ofNullable(depths.get(choice))
            .map(WeakReference::get)
            .map(last -> Consolidation.after(last, parts))
            .orElseGet(() -> Consolidation.of(parts));
    if (depths.size() >= KEPT && !depths.containsKey(choice)) {
      depths.values().removeIf(depth -> depth.refersTo(null));
    }
    if (depths.size() < KEPT || depths.containsKey(choice)) {
      depths.put(choice, new WeakReference<>(next));
    }
    return next;
  }
}
