package io.omnidepth.http;

import io.omnidepth.http.connection.Network;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The client's address, whose share a request counts to. It is the peer's address or, behind a
 * trusted proxy, the right-most untrusted address in {@code X-Forwarded-For}: anything further left
 * may be forged. {@code 127.0.0.1} and {@code ::1} are no client, as a proxy on this machine may
 * stand for many. Other addresses of the loopback network are clients. The bounds of all clients
 * together hold in any case.
 */
final class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

  private final List<Network> trusted;

  ClientAddress(List<Network> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  Optional<String> of(HttpServerRequest request) {
    return Optional.ofNullable(request.connection().remoteAddress())
        .map(SocketAddress::hostAddress)
        .flatMap(from -> of(from, request.headers().getAll(FORWARDED_FOR)));
  }

  /**
   * The same from the facts of a request.
   *
   * @param forwarded the header's lines, each with addresses between commas, perhaps with ports
   */
  Optional<String> of(String from, List<String> forwarded) {
    String client = from;
    List<String> hops = List.of(String.join(",", forwarded).split(","));
    for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
      if (hops.get(i).isBlank()) {
        break;
      }
      Optional<String> before = Network.address(hops.get(i).strip());
      if (before.isEmpty()) {
        return Optional.of("unnamed, by " + client); // all of them together
      }
      client = before.get();
    }
    return Optional.of(client)
        .filter(address -> !THIS_MACHINE.contains(address))
        .map(Network::household);
  }

  private boolean trusts(String address) {
    return trusted.stream().anyMatch(network -> network.has(address));
  }
}
