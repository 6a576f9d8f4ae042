package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rate of requests that each client may make: a burst, and a number a second after it. Any
 * thread may call it.
 */
public final class ClientRates {
  private static final int MOST_CLIENTS = 10_000;

  private static final class Bucket {
    private double left;
    private Instant at;

    Bucket(double left, Instant at) {
      this.left = left;
      this.at = at;
    }
  }

  private final int burst;
  private final double perSecond;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  public ClientRates(int burst, double perSecond) {
    this.burst = burst;
    this.perSecond = perSecond;
  }

  /** Counts a request; returns the seconds to wait if it is one too many. */
  public synchronized Optional<Integer> tooMany(String client, Instant now) {
    Bucket bucket = buckets.computeIfAbsent(client, c -> new Bucket(burst, now));
    double seconds = Math.max(0, Duration.between(bucket.at, now).toMillis() / 1e3);
    bucket.left = Math.min(burst, bucket.left + seconds * perSecond);
    bucket.at = now;
    if (bucket.left < 1) {
      return Optional.of((int) Math.ceil((1 - bucket.left) / perSecond));
    }
    bucket.left--;
    return Optional.empty();
  }
}
