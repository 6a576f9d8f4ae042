package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The moments at which the instruments with news are published.
 *
 * <p>Always true: the reports about an instrument cause at most one publication of it in {@link
 * #LONGEST}.
 */
final class Releases {
  /** The longest wait for further books of an instrument, from the first one on. */
  static final Duration LONGEST = Duration.ofMillis(20);

  /** Instruments that are due within this time are published together. */
  static final Duration TOGETHER = Duration.ofMillis(5);

  private final Map<Instrument, Instant> due = new HashMap<>();
  private final Map<Instrument, Instant> last = new HashMap<>();
  private final Set<Instrument> withLevels = new HashSet<>();

  /**
   * Takes in a report about an instrument.
   *
   * @param isOfLevels whether it has a new book
   */
  void reported(Instrument instrument, boolean isOfLevels, Instant receivedAt) {
    due.computeIfAbsent(instrument, one -> later(receivedAt, lastOf(one)).plus(LONGEST));
    if (isOfLevels) {
      withLevels.add(instrument);
    }
  }

  /** No further report about the instrument is to be awaited. */
  void answered(Instrument instrument, Instant now) {
    due.computeIfPresent(
        instrument,
        (one, before) -> Settlement.earlier(before, later(now, lastOf(one).plus(LONGEST))));
  }

  private Instant lastOf(Instrument instrument) {
    return last.getOrDefault(instrument, Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** The next moment at which an instrument is due; empty if none has news. */
  Optional<Instant> next() {
    return due.values().stream().min(Instant::compareTo);
  }

  /** Whether the instrument has news. */
  boolean isAwaited(Instrument instrument) {
    return due.containsKey(instrument);
  }

  /** Whether the instrument has news that are due now. */
  boolean isDue(Instrument instrument, Instant now) {
    Instant moment = due.get(instrument);
    return moment != null
        && (!moment.isAfter(now)
            || (!moment.isAfter(now.plus(TOGETHER))
                && !lastOf(instrument).plus(LONGEST).isAfter(now)));
  }

  /** Takes note that the instrument is published. The result is whether it had a new book. */
  boolean released(Instrument instrument, Instant now) {
    if (due.remove(instrument) != null) {
      last.put(instrument, now);
    }
    return withLevels.remove(instrument);
  }

  /** Forgets all other instruments. */
  void retain(Set<Instrument> watched) {
    due.keySet().retainAll(watched);
    last.keySet().retainAll(watched);
    withLevels.retainAll(watched);
  }
}
