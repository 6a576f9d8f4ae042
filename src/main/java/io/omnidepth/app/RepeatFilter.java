package io.omnidepth.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Logs each fault once a minute, and tells later how many were left out. So a client that causes
 * one over and over fills no disk with stack traces. A fault is a line with an exception, or a
 * warning of a library. An OutOfMemoryError ends the process, because no code can go on after it.
 */
final class RepeatFilter extends TurboFilter {
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST_FAULTS = 200;
  private static final int KEY_LENGTH = 80;

  private static final class Fault {
    private long since;
    private long more;
  }

  /** Loaded at the start, because no class loads without a free file descriptor. */
  private static final Fault NONE = new Fault();

  private final LongSupplier nanos;

  private final Map<String, Fault> faults =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fault> eldest) {
          return size() > MOST_FAULTS;
        }
      };

  /**
   * A filter that has seen no fault.
   *
   * @param nanos a monotonic count of nanoseconds
   */
  RepeatFilter(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object[] parameters,
      @Nullable Throwable failure) {
    if (failure != null && isOutOfMemory(failure)) {
      Watchdog.outOfMemory();
    }
    if (!isFault(logger, level, format, failure)) {
      return FilterReply.NEUTRAL;
    }
    long more = leftOutBefore(key(logger, format, failure), nanos.getAsLong());
    if (more > 0) {
      LoggerFactory.getLogger(RepeatFilter.class)
          .warn("{} lines like the next one were left out", more);
    }
    return more < 0 ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  /** Netty's own error is a subclass and does not count: its memory is freed with connections. */
  private static boolean isOutOfMemory(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .limit(10)
        .anyMatch(each -> each.getClass().equals(OutOfMemoryError.class));
  }

  private static boolean isFault(
      Logger logger, Level level, @Nullable String format, @Nullable Throwable failure) {
    return format != null
        && level.isGreaterOrEqual(logger.getEffectiveLevel())
        && (failure != null
            || (level.isGreaterOrEqual(Level.WARN)
                && !logger.getName().startsWith("io.omnidepth")));
  }

  private static String key(Logger logger, @Nullable String format, @Nullable Throwable failure) {
    String what =
        failure != null
            ? failure.getClass().getName()
            : String.valueOf(format).replaceAll("\\d+", "");
    return logger.getName() + " " + what.substring(0, Math.min(KEY_LENGTH, what.length()));
  }

  /** The number left out before this one; -1 if this one is left out too. */
  private synchronized long leftOutBefore(String key, long now) {
    Fault fault = faults.getOrDefault(key, NONE);
    if (fault != NONE && now - fault.since < QUIET.toNanos()) {
      fault.more++;
      return -1;
    }
    Fault next = new Fault();
    next.since = now;
    faults.put(key, next);
    return fault.more;
  }
}
