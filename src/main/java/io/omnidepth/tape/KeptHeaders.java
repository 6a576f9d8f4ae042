package io.omnidepth.tape;

import io.omnidepth.poll.Headers;
import io.omnidepth.venue.Meter;
import io.omnidepth.venue.Venue;
import java.util.Set;
import java.util.TreeSet;

/** The headers that a tape keeps. Others carry cookies and addresses. */
final class KeptHeaders {
  private static final Set<String> ALWAYS =
      Set.of("age", "content-encoding", "content-type", "date", "etag", "retry-after");

  private KeptHeaders() {}

  /** Those of the list, and those in which the venue tells how much of a limit is used. */
  static Headers of(Venue venue, Headers headers) {
    Set<String> kept = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    kept.addAll(ALWAYS);
    venue.limits().meters().stream().map(Meter::header).forEach(kept::add);
    return new Headers(
        headers.fields().stream().filter(field -> kept.contains(field.name())).toList());
  }
}
