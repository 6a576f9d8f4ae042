package io.omnidepth.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The finished answers of the latest books, and those in the making. Equal requests share them, on
 * all loops, so that an answer is written and compressed once. A finished answer serves until its
 * books change, until its ages are too old, or until the bytes of all are too many. Any thread may
 * call it.
 */
final class SharedAnswers {
  /** The ages in a shared answer are at most this much lower than in one that is made anew. */
  private static final Duration LONGEST = Duration.ofMillis(250);

  /** The memory of an answer beside its body. */
  private static final long OVERHEAD = 1 << 10;

  /** A body that is sent again has a copy outside the heap. */
  private static final long COPIES = 2;

  /** All bodies may take this fraction of the heap: one in thirty-two. */
  private static final long SHARE = 32;

  private static final long MOST_BYTES = 32L << 20;

  /**
   * The key of an answer in one encoding.
   *
   * @param request equal for requests with equal answers
   */
  record Key(Object request, ContentEncoding coding) {}

  private record Finished(EncodedAnswer.Content content, AnswerVersion version, Instant at) {
    long bytes() {
      return OVERHEAD + content.body().map(body -> COPIES * body.length()).orElse(0L);
    }

    boolean isYoung(Instant now) {
      return version.isLasting()
          || (!now.isBefore(at) && Duration.between(at, now).compareTo(LONGEST) < 0);
    }
  }

  private final long mostBytes;
  private final Map<Key, Finished> finished = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<Key, Making> makings = new HashMap<>();
  private long bytes;

  /** No answers yet; all together may take so many bytes. */
  SharedAnswers(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** No answers yet, within the heap of this process. */
  static SharedAnswers ofThisProcess() {
    return new SharedAnswers(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE));
  }

  /** The finished answer of that version. It may lack the body if only tags were compared. */
  synchronized Optional<EncodedAnswer.Content> finished(
      Key key, AnswerVersion current, Instant now) {
    Finished known = finished.get(key);
    return known != null && known.version().isAs(current) && known.isYoung(now)
        ? Optional.of(known.content())
        : Optional.empty();
  }

  /** Keeps an answer that was finished now, unless a newer one is known or it is too large. */
  synchronized void add(
      Key key, EncodedAnswer.Content content, AnswerVersion version, Instant now) {
    Finished known = finished.get(key);
    Finished next = new Finished(content, version, now);
    if ((known != null && known.version().isNewerThan(version)) || next.bytes() > mostBytes) {
      return;
    }
    if (known != null) {
      dropped(known);
    }
    content.body().ifPresent(AnswerBody::keep);
    finished.put(key, next);
    bytes += next.bytes();
    Iterator<Finished> eldest = finished.values().iterator();
    while (bytes > mostBytes) {
      dropped(eldest.next());
      eldest.remove();
    }
  }

  /** The making that a request for that version may wait for; a new one if there is none. */
  synchronized Making making(Key key, AnswerVersion current) {
    Making known = makings.get(key);
    if (known != null && known.serves(current)) {
      return known;
    }
    Making making = new Making(key);
    makings.put(key, making);
    return making;
  }

  /** Forgets a making that has ended. */
  synchronized void ended(Making making) {
    makings.remove(making.key(), making);
  }

  private void dropped(Finished known) {
    bytes -= known.bytes();
    known.content().body().ifPresent(AnswerBody::drop);
  }

  /** Drops the answers with ages that are too old. */
  synchronized void look(Instant now) {
    Iterator<Finished> each = finished.values().iterator();
    while (each.hasNext()) {
      Finished known = each.next();
      if (!known.isYoung(now)) {
        dropped(known);
        each.remove();
      }
    }
  }

  /** Drops all answers. */
  synchronized void clear() {
    finished.values().forEach(this::dropped);
    finished.clear();
  }

  /** The bytes of all finished answers. */
  synchronized long bytes() {
    return bytes;
  }
}
