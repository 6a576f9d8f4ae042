package io.omnidepth.board;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The depths that are merged of the same markets. Each is made at the first request for it. */
final class Selections {
  private static final int KEPT = 64;

  private final RecentDepths recentDepths;
  private final Map<Choice, Selection> plain = new ConcurrentHashMap<>();

  /**
   * The depths that are not plain. The collector may remove them if the heap is full; then they are
   * merged again.
   */
  private final Map<Choice, WeakReference<Selection>> others = new ConcurrentHashMap<>();

  /**
   * No depths.
   *
   * @param recentDepths the depths of earlier markets, which the next ones start from
   */
  Selections(RecentDepths recentDepths) {
    this.recentDepths = recentDepths;
  }

  /** The depth for the choice, if it is already merged. */
  Optional<Selection> known(Choice choice) {
    return Optional.ofNullable(plain.get(choice))
        .or(() -> Optional.ofNullable(others.get(choice)).map(WeakReference::get));
  }

  /**
   * The depth for the choice.
   *
   * @param snapshot has the markets that all of these depths are merged of
   */
  Selection select(Choice choice, Snapshot snapshot) {
    return known(choice).orElseGet(() -> merged(choice, snapshot));
  }

  private Selection merged(Choice choice, Snapshot snapshot) {
    Selection selection = Selection.of(snapshot, choice, parts -> recentDepths.next(choice, parts));
    if (choice.isPlain()) {
      plain.put(choice, selection);
    } else if (others.containsKey(choice) || others.size() < KEPT) {
      others.put(choice, new WeakReference<>(selection));
    }
    return selection;
  }
}
