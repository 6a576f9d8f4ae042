package io.omnidepth.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.omnidepth.board.History;
import io.omnidepth.board.Publication;
import io.omnidepth.market.Instrument;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Gauges of the board. A value is looked up when its gauge is read. */
final class BoardMeters {
  private final Publication board;
  private final Supplier<List<Instrument>> configured;
  private final BookMeters books;
  private final DepthMeters depths;
  private final CostMeters costs;
  private final InstantSource clock;
  private volatile Set<Instrument> named = Set.of();

  /**
   * Gauges for what is on the board now.
   *
   * @param configured the instruments that may have series of their own; the first of them have
   */
  BoardMeters(
      MeterRegistry registry,
      Publication board,
      History history,
      Supplier<List<Instrument>> configured,
      InstantSource clock) {
    this.board = board;
    this.configured = configured;
    this.books = new BookMeters(registry, board, clock);
    this.depths = new DepthMeters(registry, history);
    this.costs = new CostMeters(registry);
    this.clock = clock;
    BoardFigures.INSTRUMENTS.gauge(registry, () -> board.current().instruments().size());
    look();
  }

  /** Whether the instrument has series of its own. */
  boolean isNamed(Instrument instrument) {
    return named.contains(instrument);
  }

  /** Adds gauges and removes others as the board has changed. Any thread may call it. */
  synchronized void look() {
    List<Instrument> first = configured.get().stream().limit(Figures.MOST_INSTRUMENTS).toList();
    named = Set.copyOf(first);
    books.look(board.current(), first);
    depths.look(first);
    costs.look(board.current(), first, clock.instant());
  }
}
