package io.omnidepth.http.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.http.cost.BoundedCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The subscriptions of one loop that wait for the venues' lists: those may name the instrument.
 * Runs on that loop.
 *
 * <p>Always true: no more than {@value #MOST} wait on all loops, with no more than {@value
 * #MOST_CHARACTERS} characters together. None waits longer than three seconds.
 */
final class PendingSubscriptions {
  static final int MOST = 10_000;
  static final int MOST_CHARACTERS = 4_000_000;
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /**
   * One that waits.
   *
   * @param length its number of characters
   * @param until the moment when it is begun in any case
   */
  private record Pending(int length, Instant until, Predicate<Instant> decided, Runnable begin) {}

  private final Map<Object, Map<JsonNode, Pending>> byReader = new LinkedHashMap<>();
  private final BoundedCount count;
  private final BoundedCount characters;

  /**
   * None wait yet.
   *
   * @param count the number of all loops
   * @param characters the characters of all loops
   */
  PendingSubscriptions(BoundedCount count, BoundedCount characters) {
    this.count = count;
    this.characters = characters;
  }

  /**
   * Adds one, for which {@code begin} runs as soon as it is decided.
   *
   * @param reader the reader that it belongs to
   * @param id the reader's own id for it
   * @return whether there is room for it
   */
  boolean add(
      Object reader,
      JsonNode id,
      int length,
      Instant now,
      Predicate<Instant> decided,
      Runnable begin) {
    if (!count.take(1)) {
      return false;
    }
    if (!characters.take(length)) {
      count.giveBack(1);
      return false;
    }
    byReader
        .computeIfAbsent(reader, first -> new LinkedHashMap<>())
        .put(id, new Pending(length, now.plus(LONGEST), decided, begin));
    return true;
  }

  int of(Object reader) {
    return byReader.getOrDefault(reader, Map.of()).size();
  }

  boolean has(Object reader, JsonNode id) {
    return byReader.getOrDefault(reader, Map.of()).containsKey(id);
  }

  /** Removes one as its reader gives it up; returns whether there was one. */
  boolean cancel(Object reader, JsonNode id) {
    return taken(reader, id).isPresent();
  }

  /** Removes all of a reader that has left. */
  void left(Object reader) {
    List.copyOf(byReader.getOrDefault(reader, Map.of()).keySet()).forEach(id -> taken(reader, id));
  }

  private Optional<Pending> taken(Object reader, JsonNode id) {
    Map<JsonNode, Pending> own = byReader.getOrDefault(reader, Map.of());
    if (!own.containsKey(id)) {
      return Optional.empty();
    }
    Optional<Pending> pending = Optional.ofNullable(own.remove(id));
    if (own.isEmpty()) {
      byReader.remove(reader);
    }
    count.giveBack(1);
    characters.giveBack(pending.map(Pending::length).orElse(0));
    return pending;
  }

  /** Begins those that are decided, and those that have waited long enough. */
  void look(Instant now) {
    List<Runnable> due = new ArrayList<>();
    List.copyOf(byReader.keySet())
        .forEach(
            reader ->
                List.copyOf(byReader.getOrDefault(reader, Map.of()).entrySet())
                    .forEach(
                        entry -> {
                          Pending one = entry.getValue();
                          if (!now.isBefore(one.until()) || one.decided().test(now)) {
                            taken(reader, entry.getKey()).ifPresent(p -> due.add(p.begin()));
                          }
                        }));
    due.forEach(Runnable::run);
  }
}
