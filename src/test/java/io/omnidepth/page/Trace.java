package io.omnidepth.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chromium's trace of a page, in processor time of its main thread. */
public final class Trace {
  public static final List<String> CATEGORIES = List.of("devtools.timeline", "v8");

  /** The slice of a script, of any caller. */
  private static final Set<String> SCRIPT =
      Set.of("FunctionCall", "EvaluateScript", "RunMicrotasks", "v8.callFunction");

  private static final double MILLI = 1_000;

  /** Slices and marks of the page's main thread, by their time in microseconds. */
  private final List<JsonNode> events = new ArrayList<>();

  public Trace(byte[] json) throws IOException {
    Map<Long, List<JsonNode>> byThread = new TreeMap<>();
    for (JsonNode event : new JsonMapper().readTree(json).get("traceEvents")) {
      byThread.computeIfAbsent(event.path("tid").asLong(), none -> new ArrayList<>()).add(event);
    }
    // The page sets its marks on its main thread.
    byThread.values().stream()
        .filter(each -> each.stream().anyMatch(Trace::isMark))
        .max(Comparator.comparingInt(List::size))
        .ifPresent(events::addAll);
    // If two slices begin together, the longer one is the outer.
    events.sort(
        Comparator.<JsonNode>comparingLong(event -> event.path("ts").asLong())
            .thenComparingLong(event -> -event.path("dur").asLong()));
  }

  /** A call of {@code console.timeStamp} in the page. */
  private static boolean isMark(JsonNode event) {
    return event.path("name").asText().equals("TimeStamp");
  }

  /**
   * The milliseconds of script from each mark to the next. They include reading, computing,
   * drawing, layout and garbage collection.
   */
  public List<Double> scriptMillis() {
    List<Double> millis = new ArrayList<>();
    double sum = 0;
    long covered = 0;
    boolean begun = false;
    for (JsonNode event : events) {
      long start = event.path("ts").asLong();
      if (isMark(event)) {
        if (begun) {
          millis.add(sum);
        }
        begun = true;
        sum = 0;
      } else if (SCRIPT.contains(event.path("name").asText()) && start >= covered) {
        // A slice within another is part of it.
        covered = start + event.path("dur").asLong();
        sum += event.path("tdur").asLong() / MILLI;
      }
    }
    return millis;
  }
}
