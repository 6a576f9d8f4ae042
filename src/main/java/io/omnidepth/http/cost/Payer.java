package io.omnidepth.http.cost;

import java.util.Optional;

/**
 * Whose share work counts to.
 *
 * @param key the client, or the connection where the client is nobody's; its turn goes by what that
 *     has used
 * @param isNamed whether it is a client with a share of its own; else it has what all together have
 */
public record Payer(String key, boolean isNamed) {
  /**
   * Who pays for what comes over a connection.
   *
   * @param client empty for nobody's
   */
  public static Payer of(Optional<String> client, Object connection) {
    return client
        .map(name -> new Payer("client " + name, true))
        .orElseGet(() -> new Payer("connection " + System.identityHashCode(connection), false));
  }
}
