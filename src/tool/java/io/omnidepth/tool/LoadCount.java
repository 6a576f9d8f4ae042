package io.omnidepth.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The observations of the clients of a load run. */
public final class LoadCount {
  private static final int MOST_TIMES = 200_000;
  private static final Pattern MESSAGE =
      Pattern.compile("\\{\"type\":\"(\\w+)\"(?:,\"id\":[^,]*,\"title\":\"([^\"]*)\")?");

  private final Map<String, Long> statuses = new TreeMap<>();
  private final Map<String, Long> messages = new TreeMap<>();
  private final Map<String, Long> closed = new TreeMap<>();
  private final Map<String, List<Double>> millis = new TreeMap<>();
  private long bytes;

  void answered(String kind, int status, long nanos) {
    statuses.merge(kind + " " + status, 1L, Long::sum);
    List<Double> times = millis.computeIfAbsent(kind, first -> new ArrayList<>());
    if (times.size() < MOST_TIMES) {
      times.add(nanos / 1e6);
    }
  }

  /**
   * Counts a message.
   *
   * @param start the beginning of its text: the type, and the title of an error
   */
  public void message(String start) {
    Matcher matcher = MESSAGE.matcher(start);
    String type =
        matcher.lookingAt()
            ? matcher.group(1) + (matcher.group(2) == null ? "" : " " + matcher.group(2))
            : "another";
    messages.merge(type, 1L, Long::sum);
  }

  public void bytes(long count) {
    bytes += count;
  }

  void told(String kind) {
    statuses.merge(kind + " answered", 1L, Long::sum);
  }

  void closed(String kind) {
    closed.merge(kind, 1L, Long::sum);
  }

  long closedOf(String kind) {
    return closed.getOrDefault(kind, 0L);
  }

  /** Messages read by the readers, by type. */
  long messagesOf(String type) {
    return messages.getOrDefault(type, 0L);
  }

  /** A quantile of the times of answers of one kind. */
  double quantile(String kind, double part) {
    List<Double> sorted = new ArrayList<>(millis.getOrDefault(kind, List.of()));
    Collections.sort(sorted);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.max(0, Math.ceil(part * sorted.size()) - 1));
  }

  @Override
  public String toString() {
    return "answers "
        + statuses
        + "\nmessages "
        + messages
        + ", "
        + bytes / 1_000_000
        + " MB"
        + "\nclosed "
        + closed;
  }
}
