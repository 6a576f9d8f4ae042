package io.omnidepth.board;

import io.omnidepth.market.Bands;
import io.omnidepth.market.Cross;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Heat;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recent history of the plain depth of each instrument on the board. A plain depth has the
 * instrument's own books without conversion and fees. Each sampled moment has a sample, even if no
 * book counted. Instruments that leave the board are forgotten. One thread takes samples; any
 * thread may read them.
 */
public final class History {
  /** The time between two samples. */
  public static final Duration EVERY = Duration.ofSeconds(5);

  /** The most samples of an instrument. */
  public static final int MOST = 180;

  private static final Duration KEPT = EVERY.multipliedBy(MOST);
  private static final BigDecimal FAR = BigDecimal.valueOf(2);

  /**
   * A sample at one moment.
   *
   * @param time the time of the sample, in whole milliseconds
   * @param sequence the sequence of the snapshot
   * @param skew the time between the oldest and the newest counted book; empty if none counted
   */
  public record Sample(Instant time, long sequence, Optional<Duration> skew, Measures measures) {}

  /**
   * The measures of a sample.
   *
   * @param counted the number of books in the depth
   * @param mid the mid of the depth; empty, like the spread, if a side was empty
   * @param crossedSize the size that could be bought and sold at once; zero without a cross
   * @param near the sizes near the reference mid; empty without a reference mid
   */
  public record Measures(
      int counted,
      Optional<BigDecimal> mid,
      Optional<BigDecimal> spread,
      Optional<BigDecimal> spreadBps,
      BigDecimal crossedSize,
      Optional<Near> near) {}

  /** The sizes near a reference mid. */
  public record Near(BigDecimal referenceMid, Within bids, Within asks, Heat heat) {
    public Within within(Side side) {
      return side == Side.BID ? bids : asks;
    }
  }

  /**
   * The sizes within each of {@link Bands#USUAL}.
   *
   * @param totals the number of sizes, narrowest first, that are totals; the others are floors
   */
  public record Within(List<BigDecimal> sizes, int totals) {
    public Within {
      sizes = List.copyOf(sizes);
    }
  }

  /** The buckets of an instrument's heat, and the mid for which they were made. */
  private record Grid(BigDecimal mid, BigDecimal step) {
    static Grid of(BigDecimal mid) {
      return new Grid(mid, Heat.step(mid));
    }

    /** Whether the mid is within a factor of two of the grid's mid. */
    boolean suits(BigDecimal now) {
      return now.compareTo(mid.multiply(FAR)) <= 0 && mid.compareTo(now.multiply(FAR)) <= 0;
    }
  }

  /**
   * An identity of a venue's levels. It tells them from earlier levels without a reference to them.
   */
  private record Source(
      String venue, Instant unchangedSince, boolean bidsComplete, boolean asksComplete) {}

  /** The sources of the measures. */
  private record Sources(List<Source> counted, List<String> missed) {
    static Sources of(Selection selection) {
      return new Sources(
          selection.counted().stream()
              .map(Selection.Entry::market)
              .map(
                  market ->
                      new Source(
                          market.venue().id(),
                          market.answer().orElseThrow().unchangedSince(),
                          market.complete(Side.BID),
                          market.complete(Side.ASK)))
              .toList(),
          selection.missed());
    }
  }

  /** One instrument's samples, oldest first, and the sources of the last one. */
  private record Track(List<Sample> samples, Sources sources, Optional<Grid> grid) {
    static final Track NONE =
        new Track(List.of(), new Sources(List.of(), List.of()), Optional.empty());
  }

  private volatile Map<Instrument, Track> tracks = Map.of();

  /**
   * Takes a sample of each instrument on the board. If the books have not changed, the last
   * measures count again.
   */
  public synchronized void take(Snapshot snapshot, Instant now) {
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    Map<Instrument, Track> next = new HashMap<>();
    for (Instrument instrument : snapshot.instruments()) {
      Track before = tracks.getOrDefault(instrument, Track.NONE);
      next.put(instrument, taken(before, snapshot, instrument, time));
    }
    tracks = Map.copyOf(next);
  }

  /** The last sample of an instrument; empty if there is none. */
  public Optional<Sample> last(Instrument instrument) {
    List<Sample> samples = tracks.getOrDefault(instrument, Track.NONE).samples();
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
  }

  /** The samples of an instrument after that moment, oldest first. */
  public List<Sample> of(Instrument instrument, Instant since) {
    return tracks.getOrDefault(instrument, Track.NONE).samples().stream()
        .filter(sample -> sample.time().isAfter(since))
        .toList();
  }

  private static Track taken(Track before, Snapshot snapshot, Instrument instrument, Instant time) {
    Selection selection = Selection.of(snapshot, Choice.of(instrument));
    Sources sources = Sources.of(selection);
    Optional<Grid> grid =
        selection
            .depth()
            .referenceMid()
            .map(mid -> before.grid().filter(one -> one.suits(mid)).orElseGet(() -> Grid.of(mid)))
            .or(before::grid);
    boolean same = !before.samples().isEmpty() && sources.equals(before.sources());
    Measures measures =
        same
            ? before.samples().get(before.samples().size() - 1).measures()
            : measures(selection, grid);
    return new Track(
        with(before.samples(), new Sample(time, snapshot.sequence(), selection.skew(), measures)),
        sources,
        grid);
  }

  /** Adds a sample. Samples from later times are removed, in case the clock was set back. */
  private static List<Sample> with(List<Sample> before, Sample sample) {
    Instant oldest = sample.time().minus(KEPT);
    List<Sample> kept =
        before.stream()
            .filter(one -> one.time().isAfter(oldest) && one.time().isBefore(sample.time()))
            .toList();
    return Stream.concat(kept.stream().skip(Math.max(0, kept.size() + 1 - MOST)), Stream.of(sample))
        .toList();
  }

  private static Measures measures(Selection selection, Optional<Grid> grid) {
    Depth depth = selection.depth();
    return new Measures(
        selection.counted().size(),
        depth.mid(),
        depth.spread(),
        depth.spreadBps(),
        Cross.of(depth).map(Cross::size).orElse(BigDecimal.ZERO),
        depth.referenceMid().map(mid -> near(selection, mid, grid.map(Grid::step).orElseThrow())));
  }

  private static Near near(Selection selection, BigDecimal mid, BigDecimal step) {
    Depth depth = selection.depth();
    Bands bands = Bands.of(depth, Bands.USUAL).orElseThrow();
    boolean whole = selection.missed().isEmpty();
    return new Near(
        mid,
        within(bands.of(Side.BID), whole),
        within(bands.of(Side.ASK), whole),
        Heat.of(depth, mid, step));
  }

  /** If a band is a floor, all wider bands are floors. */
  private static Within within(List<Bands.Band> bands, boolean whole) {
    long totals = whole ? bands.stream().takeWhile(band -> !band.atLeast()).count() : 0;
    return new Within(bands.stream().map(Bands.Band::size).toList(), (int) totals);
  }
}
