package io.omnidepth.poll.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
  private final Proxy proxy =
      Proxy.from(
          Map.of(
              "HTTPS_PROXY", "http://user:pass@proxy.example:8888",
              "no_proxy", "internal.example, .corp.example"));

  @Test
  void isUsedForOtherHosts() {
    assertEquals("proxy.example", proxy.forHost(true, "api.kraken.com").orElseThrow().getHost());
    assertEquals(8888, proxy.forHost(true, "api.kraken.com").orElseThrow().getPort());
    assertEquals("user", proxy.forHost(true, "api.kraken.com").orElseThrow().getUsername());
    assertTrue(proxy.forHost(false, "api.kraken.com").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.1.2.3",
        "::1",
        "internal.example",
        "a.internal.example",
        "b.corp.example"
      })
  void isNotUsedForLoopbackAndExemptHosts(String host) {
    assertTrue(proxy.forHost(true, host).isEmpty());
  }

  @Test
  void aStarExemptsAll() {
    Proxy none = Proxy.from(Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", "*"));
    assertTrue(none.forHost(true, "api.kraken.com").isEmpty());
  }

  @Test
  void anErrorNamesTheWrongVariable() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> Proxy.from(Map.of("HTTPS_PROXY", "socks://x:1")));
    assertTrue(
        String.valueOf(wrong.getMessage()).contains("HTTPS_PROXY=socks://x:1 names no proxy"));
  }
}
