package io.omnidepth.bench;

import io.omnidepth.market.Consolidation;
import io.omnidepth.market.Depth;
import io.omnidepth.market.DepthView;
import io.omnidepth.market.FreshParts;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Venues' books of 1,000 levels a side, merged with the share of each venue; microseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class MergeBench {
  private static final int ROWS = 500;
  private static final BigDecimal STEP = BigDecimal.ONE;
  private static final long STEP_UNITS = 100;

  @Param({"10", "20"})
  int venues;

  private final List<Part> firsts = new ArrayList<>();
  private List<Part> parts;
  private PeerMerge peers;
  private Depth last = Consolidation.of(List.of());
  private int next;

  @Setup
  public void setUp() {
    parts = BenchBodies.parts(venues);
    peers = new PeerMerge(parts);
    firsts.add(parts.get(0));
    firsts.add(BenchBodies.part(0, 1_000));
    List<String> ours = PeerMerge.lines(view(parts, Optional.of(STEP)).asks());
    if (!ours.equals(PeerMerge.lines(peers.treeMap(Side.ASK, STEP, ROWS)))) {
      throw new IllegalStateException("the merges differ");
    }
  }

  private static DepthView view(List<Part> parts, Optional<BigDecimal> step) {
    return DepthView.of(Consolidation.of(parts), step, Optional.empty(), ROWS);
  }

  /** 500 groups of all books, from nothing, with the shares of each. */
  @Benchmark
  public long grouped() {
    return shares(view(FreshParts.of(parts), Optional.of(STEP)));
  }

  /** Reads the shares of all rows. They are ranked when they are read. */
  private long shares(DepthView view) {
    return shares(view.bids()) + shares(view.asks());
  }

  private long shares(Ladder ladder) {
    int[] shareVenues = new int[venues];
    long[] sizes = new long[venues];
    long sum = 0;
    for (int row = 0; row < ladder.rows(); row++) {
      int count = ladder.shares(row, shareVenues, sizes);
      for (int i = 0; i < count; i++) {
        sum += shareVenues[i] + sizes[i];
      }
    }
    return sum;
  }

  /** The same after one venue has sent another book. */
  @Benchmark
  public long groupedAgain() {
    List<Part> changed = new ArrayList<>(parts);
    changed.set(0, FreshParts.of(firsts.get(next++ % 2)));
    last = Consolidation.after(last, changed);
    return shares(DepthView.of(last, Optional.of(STEP), Optional.empty(), ROWS));
  }

  @Benchmark
  public void groupedByTreeMap(Blackhole hole) {
    hole.consume(peers.treeMap(Side.BID, STEP, ROWS));
    hole.consume(peers.treeMap(Side.ASK, STEP, ROWS));
  }

  @Benchmark
  public void groupedBySort(Blackhole hole) {
    hole.consume(peers.sorted(Side.BID, STEP_UNITS, ROWS));
    hole.consume(peers.sorted(Side.ASK, STEP_UNITS, ROWS));
  }

  /** The bound: each number is read once. */
  @Benchmark
  public long readAll() {
    return peers.readAll();
  }

  /** The best 500 rows, ungrouped. */
  @Benchmark
  public long best() {
    return shares(view(FreshParts.of(parts), Optional.empty()));
  }

  /** All rows, ungrouped. */
  @Benchmark
  public void all(Blackhole hole) {
    Depth depth = Consolidation.of(FreshParts.of(parts));
    hole.consume(shares(depth.ladder(Side.BID)));
    hole.consume(shares(depth.ladder(Side.ASK)));
  }

  @Benchmark
  public void allByTreeMap(Blackhole hole) {
    hole.consume(peers.treeMap(Side.BID, Integer.MAX_VALUE));
    hole.consume(peers.treeMap(Side.ASK, Integer.MAX_VALUE));
  }
}
