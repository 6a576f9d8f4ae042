package io.omnidepth.board;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The walls of a selection's books at the depth's prices. Those at one price are one. Immutable.
 */
public final class Walls {
  /** The most walls of a selection; the largest that stand come first. */
  public static final int MOST = 50;

  /**
   * A wall.
   *
   * @param size what the venues hold together
   * @param since the time from which the first of them has held as much
   * @param venues their ids, in alphabetical order
   * @param end its end in a word; empty while it stands
   */
  public record Shown(
      Side side,
      BigDecimal price,
      BigDecimal size,
      Instant since,
      List<String> venues,
      Optional<Ended> end) {}

  /**
   * The end of a wall.
   *
   * @param word {@code withdrawn}, {@code reached} or {@code venueOut}
   */
  public record Ended(String word, Instant at) {}

  private record Place(Side side, BigDecimal price) {}

  private final List<Shown> all;

  private Walls(Selection selection) {
    Map<Place, List<Shown>> standing = new LinkedHashMap<>();
    List<Shown> ended = new ArrayList<>();
    for (Selection.Entry entry : selection.entries()) {
      for (Wall wall : entry.market().walls()) {
        Optional<Shown> shown = shown(entry, wall);
        if (shown.isPresent() && wall.end().isPresent()) {
          ended.add(shown.get());
        } else if (shown.isPresent() && entry.counted()) {
          standing
              .computeIfAbsent(
                  new Place(wall.side(), shown.get().price()), first -> new ArrayList<>())
              .add(shown.get());
        }
      }
    }
    List<Shown> walls = new ArrayList<>(standing.values().stream().map(Walls::together).toList());
    walls.sort(Comparator.comparing(Shown::size).reversed());
    ended.sort(Comparator.comparing(Walls::endedAt).reversed());
    walls.addAll(ended);
    all = walls.size() > MOST ? List.copyOf(walls.subList(0, MOST)) : walls;
  }

  /** The walls of a selection. All its readers share them. */
  public static Walls of(Selection selection) {
    return selection.shared(Walls.class, Walls::new);
  }

  /** Those that stand, the largest first, then those that have ended, the latest first. */
  public List<Shown> all() {
    return all;
  }

  private static Optional<Shown> shown(Selection.Entry entry, Wall wall) {
    return entry.isLeftOut()
        ? Optional.empty()
        : entry
            .part()
            .map(
                part ->
                    new Shown(
                        wall.side(),
                        Decimals.stripped(part.priced(wall.side(), wall.price())),
                        wall.size(),
                        wall.since(),
                        List.of(part.venue()),
                        wall.end().map(end -> new Ended(end.kind().word(), end.at()))));
  }

  private static Shown together(List<Shown> walls) {
    Shown first = walls.get(0);
    if (walls.size() == 1) {
      return first;
    }
    return new Shown(
        first.side(),
        first.price(),
        walls.stream().map(Shown::size).reduce(BigDecimal.ZERO, BigDecimal::add),
        walls.stream().map(Shown::since).min(Comparator.naturalOrder()).orElseThrow(),
        List.copyOf(new TreeSet<>(walls.stream().flatMap(wall -> wall.venues().stream()).toList())),
        Optional.empty());
  }

  private static Instant endedAt(Shown wall) {
    return wall.end().map(Ended::at).orElseThrow();
  }
}
