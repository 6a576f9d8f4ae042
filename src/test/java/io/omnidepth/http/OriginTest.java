package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and hosts that may read answers and open the stream. */
@ExtendWith(VertxExtension.class)
class OriginTest extends ServedBoard {
  @Test
  void otherSitesAreRefused() throws Exception {
    answered();
    HttpResponse<String> plain = get("/api/v1/depth/BTC-USD", "Origin", "https://evil.example");
    assertEquals(Optional.empty(), plain.headers().firstValue("access-control-allow-origin"));
    HttpResponse<String> allowed = get("/api/v1/depth/BTC-USD", "Origin", "https://charts.example");
    assertEquals(
        Optional.of("https://charts.example"),
        allowed.headers().firstValue("access-control-allow-origin"));
    assertTrue(
        plain
            .headers()
            .firstValue("content-security-policy")
            .orElse("")
            .contains("default-src 'self'"));
    assertEquals(421, rawStatus("evil.example"));
    assertEquals(200, rawStatus("depth.example:8080"));
    assertEquals(200, rawStatus("[::1]:8080"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/depth/BTC-USD, 200",
    "/api/v1/depth/BTC-USD.svg, 200",
    "/api/v1/instruments?brief=true&limit=1, 200",
    "/openapi.json, 200",
    "/health/live, 200",
    "/api/v1/depth/BTC-USD?levels=0, 400",
    "/api/v1/books/nobody/BTC-USD, 404",
    "/api/v1/nothing, 404",
    "/nothing, 404",
    "/api/v1/stream, 426",
    "/api/v1/depth/ETH-USD, 503",
  })
  void anAllowedPageMayReadEveryAnswer(String target, int status) throws Exception {
    answered();
    HttpResponse<String> answer = get(target, "Origin", CHARTS);
    assertEquals(status, answer.statusCode());
    assertReadable(answer.headers()::firstValue);
    HttpResponse<String> other = get(target, "Origin", "https://evil.example");
    assertEquals(status, other.statusCode());
    assertEquals(Optional.empty(), other.headers().firstValue("access-control-allow-origin"));
    assertTrue(other.headers().firstValue("vary").orElse("").contains("Origin"));
  }

  @Test
  void anAllowedPageMayReadWhyItIsRefused() throws Exception {
    answered();
    String target = "/api/v1/depth/BTC-USD";
    String tag = get(target).headers().firstValue("etag").orElseThrow();
    HttpResponse<String> same = get(target, "If-None-Match", tag, "Origin", CHARTS);
    assertEquals(304, same.statusCode());
    assertReadable(same.headers()::firstValue);

    HttpClientResponse wrongMethod = raw(HttpMethod.POST, target, "depth.example");
    assertEquals(405, wrongMethod.statusCode());
    assertReadable(name -> Optional.ofNullable(wrongMethod.getHeader(name)));
    HttpClientResponse wrongHost = raw(HttpMethod.GET, target, "evil.example");
    assertEquals(421, wrongHost.statusCode());
    assertReadable(name -> Optional.ofNullable(wrongHost.getHeader(name)));
  }

  private static void assertReadable(Function<String, Optional<String>> header) {
    assertEquals(Optional.of(CHARTS), header.apply("access-control-allow-origin"));
    assertEquals(
        Optional.of("ETag, Retry-After, Omnidepth-Demo"),
        header.apply("access-control-expose-headers"));
    assertTrue(header.apply("vary").orElse("").contains("Origin"));
  }

  private int rawStatus(String host) {
    return raw(HttpMethod.GET, "/health/live", host).statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://charts.example", "SAME"})
  void ownPagesAndListedPagesMayOpenTheStream(String origin) {
    String written = origin.equals("SAME") ? "http://127.0.0.1:" + server.port() : origin;
    assertFalse(open(new LinkedBlockingQueue<>(), written).isClosed());
  }

  @Test
  void otherPagesMayNotOpenTheStream() {
    try {
      open(new LinkedBlockingQueue<>(), "https://evil.example");
    } catch (UpgradeRejectedException refused) {
      assertEquals(403, refused.getStatus());
      return;
    }
    throw new AssertionError("it was let in");
  }
}
