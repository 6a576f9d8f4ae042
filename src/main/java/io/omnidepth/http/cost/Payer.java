package io.omnidepth.http.cost;

import java.util.Optional;

/**
 * The payer of work.
 *
 * @param key the client, or the connection if there is no client; its turn depends on its use
 * @param isNamed whether it is a client with a share of its own; if not, it has the share of all
 *     together
 */
public record Payer(String key, boolean isNamed) {
  /**
   * The payer of work that comes over a connection.
   *
   * @param client empty for none
   */
  public static Payer of(Optional<String> client, Object connection) {
    return client
        .map(name -> new Payer("client " + name, true))
        .orElseGet(() -> new Payer("connection " + System.identityHashCode(connection), false));
  }
}
