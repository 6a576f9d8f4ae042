package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.http.connection.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static ClientAddress trusting(String... networks) {
    return new ClientAddress(
        Stream.of(networks).map(text -> Network.parse(text).orElseThrow()).toList());
  }

  private static Optional<String> client(ClientAddress clients, String from, String... forwarded) {
    return clients.of(from, List.of(forwarded));
  }

  @Test
  void withoutATrustedProxyNoHeaderIsBelieved() {
    assertEquals(Optional.of("10.0.0.7"), client(trusting(), "10.0.0.7", "192.0.2.1"));
    assertEquals(Optional.of("10.0.0.7"), client(trusting("10.0.1.0/24"), "10.0.0.7", "192.0.2.1"));
  }

  @Test
  void onlyTheAddressOfATrustedProxyIsBelieved() {
    ClientAddress clients = trusting("10.0.0.0/24", "2001:db8::/32");
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "192.0.2.1"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "203.0.113.9, 192.0.2.1"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "203.0.113.9", "192.0.2.1"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "192.0.2.1, 10.0.0.8"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "2001:db8::7", "192.0.2.1"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "192.0.2.1:4711"));
    assertEquals(Optional.of("192.0.2.1"), client(clients, "10.0.0.7", "::ffff:192.0.2.1"));
    assertEquals(Optional.of("20010db900000000/64"), client(clients, "10.0.0.7", "2001:db9::1"));
    assertEquals(
        Optional.of("20010db900000000/64"), client(clients, "10.0.0.7", "[2001:DB9:0::2]:443"));
  }

  @Test
  void aProxyThatTellsNoAddressIsTheClient() {
    ClientAddress clients = trusting("10.0.0.7");
    assertEquals(Optional.of("10.0.0.7"), client(clients, "10.0.0.7"));
    assertEquals(Optional.of("10.0.0.7"), client(clients, "10.0.0.7", ""));
    assertEquals(
        Optional.of("unnamed, by 10.0.0.7"), client(clients, "10.0.0.7", "192.0.2.1, unknown"));
    assertEquals(
        Optional.of("unnamed, by 127.0.0.1"),
        client(trusting("127.0.0.1"), "127.0.0.1", "depth.example"));
  }

  @Test
  void thisMachineIsNoClientUnlessItIsATrustedProxy() {
    assertEquals(Optional.empty(), client(trusting(), "127.0.0.1", "192.0.2.1"));
    assertEquals(Optional.empty(), client(trusting(), "::1"));
    assertEquals(Optional.of("127.0.0.2"), client(trusting(), "127.0.0.2"));
    assertEquals(Optional.of("192.0.2.1"), client(trusting("127.0.0.1"), "127.0.0.1", "192.0.2.1"));
    assertEquals(Optional.of("192.0.2.1"), client(trusting("::1"), "0:0:0:0:0:0:0:1", "192.0.2.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "depth.example",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/x",
        "::1/129",
        "::%",
        "fe80::1%eth0"
      })
  void aTextThatIsNoNetworkIsNone(String text) {
    assertEquals(Optional.empty(), Network.parse(text).map(Network::toString));
  }
}
