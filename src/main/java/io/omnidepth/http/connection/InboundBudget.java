package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames and bytes that WebSockets may send: a burst, and a number a second after it, for each
 * socket and for all sockets of a client. A socket that has sent more is not read until that is
 * made up for. The sockets of a client may be on several loops: any thread may call it.
 */
final class InboundBudget {
  /**
   * A rate of frames or bytes.
   *
   * @param burst the number at once
   * @param perSecond the number a second after that
   */
  record Rate(double burst, double perSecond) {}

  /** The rates of one socket, or of one client. */
  record Rates(Rate frames, Rate bytes) {}

  static final Rates OF_A_SOCKET = new Rates(new Rate(200, 50), new Rate(256 << 10, 64 << 10));
  static final Rates OF_A_CLIENT = new Rates(new Rate(4_000, 500), new Rate(4 << 20, 1 << 20));

  private static final class Bucket {
    private final Rate rate;
    private double left;
    private Instant at;

    Bucket(Rate rate, Instant now) {
      this.rate = rate;
      this.left = rate.burst();
      this.at = now;
    }

    void spend(double amount, Instant now) {
      double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1e3);
      left = Math.min(rate.burst(), left + seconds * rate.perSecond()) - amount;
      at = now;
    }

    boolean overdrawn(Instant now) {
      spend(0, now);
      return left < 0;
    }
  }

  private static final class Account {
    private final Bucket frames;
    private final Bucket bytes;

    /** Guarded by the map of all accounts. */
    private int sockets;

    Account(Rates rates, Instant now) {
      frames = new Bucket(rates.frames(), now);
      bytes = new Bucket(rates.bytes(), now);
    }

    synchronized void frame(Instant now) {
      frames.spend(1, now);
    }

    synchronized void bytes(int count, Instant now) {
      bytes.spend(count, now);
    }

    synchronized boolean overdrawn(Instant now) {
      return frames.overdrawn(now) || bytes.overdrawn(now);
    }

    /** The same account with one socket more. */
    Account joined() {
      sockets++;
      return this;
    }

    /** The same account with one socket less; null if that was the last one. */
    @Nullable Account left() {
      sockets--;
      return sockets == 0 ? null : this;
    }
  }

  /** The share of one socket. */
  final class Share {
    private final Optional<String> client;
    private final Account own;
    private final Optional<Account> common;

    private Share(Optional<String> client, Instant now) {
      this.client = client;
      own = new Account(ofASocket, now);
      common = client.map(name -> account(name, now));
    }

    void frame(Instant now) {
      own.frame(now);
      common.ifPresent(account -> account.frame(now));
    }

    void bytes(int count, Instant now) {
      own.bytes(count, now);
      common.ifPresent(account -> account.bytes(count, now));
    }

    /** Whether it, or its client, has sent more than it may. */
    boolean overdrawn(Instant now) {
      return own.overdrawn(now) || common.map(account -> account.overdrawn(now)).orElse(false);
    }

    /** The socket has closed; to be called once. */
    void leave() {
      client.ifPresent(name -> clients.computeIfPresent(name, (same, account) -> account.left()));
    }
  }

  private final Rates ofASocket;
  private final Rates ofAClient;
  private final Map<String, Account> clients = new ConcurrentHashMap<>();

  InboundBudget(Rates ofASocket, Rates ofAClient) {
    this.ofASocket = ofASocket;
    this.ofAClient = ofAClient;
  }

  private Account account(String client, Instant now) {
    return clients.compute(
        client, (same, known) -> (known == null ? new Account(ofAClient, now) : known).joined());
  }

  /**
   * The share of a new socket.
   *
   * @param client the client whose budget it spends, too; empty for none
   */
  Share of(Optional<String> client, Instant now) {
    return new Share(client, now);
  }
}
