package io.omnidepth.http.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What WebSockets may send: so many frames and bytes at once, and so many a second after that, for
 * each socket and for all sockets of a client. Who has spent more is not read until that is made up
 * for. Runs on one event loop.
 */
final class InboundBudget {
  /**
   * How fast something may come.
   *
   * @param burst at once
   * @param perSecond after that
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
    private int sockets;

    Account(Rates rates, Instant now) {
      frames = new Bucket(rates.frames(), now);
      bytes = new Bucket(rates.bytes(), now);
    }

    boolean overdrawn(Instant now) {
      return frames.overdrawn(now) || bytes.overdrawn(now);
    }
  }

  /** What one socket may send. */
  final class Share {
    private final Optional<String> client;
    private final Account own;
    private final Optional<Account> common;

    private Share(Optional<String> client, Instant now) {
      this.client = client;
      own = new Account(ofASocket, now);
      common = client.map(c -> clients.computeIfAbsent(c, n -> new Account(ofAClient, now)));
      common.ifPresent(account -> account.sockets++);
    }

    void frame(Instant now) {
      own.frames.spend(1, now);
      common.ifPresent(account -> account.frames.spend(1, now));
    }

    void bytes(int count, Instant now) {
      own.bytes.spend(count, now);
      common.ifPresent(account -> account.bytes.spend(count, now));
    }

    /** Whether it, or its client, has sent more than may be. */
    boolean overdrawn(Instant now) {
      return own.overdrawn(now) || common.map(account -> account.overdrawn(now)).orElse(false);
    }

    /** To be called once, when the socket has closed. */
    void leave() {
      common.ifPresent(
          account -> {
            if (--account.sockets == 0) {
              client.ifPresent(clients::remove);
            }
          });
    }
  }

  private final Rates ofASocket;
  private final Rates ofAClient;
  private final Map<String, Account> clients = new HashMap<>();

  InboundBudget(Rates ofASocket, Rates ofAClient) {
    this.ofASocket = ofASocket;
    this.ofAClient = ofAClient;
  }

  /**
   * The share of a new socket.
   *
   * @param client whose budget it spends, too; empty for nobody's
   */
  Share of(Optional<String> client, Instant now) {
    return new Share(client, now);
  }
}
