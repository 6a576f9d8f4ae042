package io.omnidepth.http.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The work that clients may cause, in seconds of processor time: a burst, and a steady part of a
 * core after it. Work is paid when its cost is known, so a client may owe some. One thread calls it
 * at a time.
 */
public final class CostBudget {
  private static final int MOST_CLIENTS = 10_000;

  /**
   * A rate of work.
   *
   * @param burst seconds at once; as many may be owed
   * @param perSecond seconds a second after that, above zero
   */
  public record Rate(double burst, double perSecond) {}

  /** A client: two seconds at once, then a quarter of a core. */
  public static final Rate OF_A_CLIENT = new Rate(2, 0.25);

  private final class Account {
    private double left = rate.burst();
    private Instant at;

    Account(Instant at) {
      this.at = at;
    }

    double left(Instant now) {
      double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
      left = Math.min(rate.burst(), left + seconds * rate.perSecond());
      at = now;
      return left;
    }
  }

  private final Rate rate;
  private final Map<String, Account> accounts =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  public CostBudget(Rate rate) {
    this.rate = rate;
  }

  /** The seconds of work that are left to the client; below zero if it owes some. */
  double left(String client, Instant now) {
    Account account = accounts.get(client);
    return account == null ? rate.burst() : account.left(now);
  }

  /** The time until the client may cause so much work; empty if it may now. */
  public Optional<Duration> wait(String client, Duration price, Instant now) {
    double missing = Math.min(seconds(price), rate.burst()) - left(client, now);
    return missing <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) Math.ceil(1e3 * missing / rate.perSecond())));
  }

  /** Counts work that the client has caused. */
  public void spend(String client, Duration cost, Instant now) {
    Account account = accounts.computeIfAbsent(client, first -> new Account(now));
    account.left = Math.max(-rate.burst(), account.left(now) - seconds(cost));
  }

  private static double seconds(Duration of) {
    return of.toNanos() / 1e9;
  }
}
