package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.support.Bodies;
import io.omnidepth.support.Exchange;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.Program;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The reverse proxies of the compose file. */
@ExtendWith(VertxExtension.class)
class ProxyIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+\\.js");
  private static final String LONG = "x".repeat(2_000);

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<MultiMap> headers = new CopyOnWriteArrayList<>();

  @BeforeEach
  void needsTools() {
    ReverseProxy.needsTools();
  }

  @Test
  void servesPageAnswersAndStreamOverTlsAsTheServerWouldItself(Vertx vertx) throws Exception {
    Exchange kraken = new Exchange(vertx, Bodies.kraken("64000", 20));
    Exchange bitstamp = new Exchange(vertx, Bodies.bitstamp("64000", 200));
    try (Program program =
            Program.serving(
                kraken, bitstamp, "--allow-host", ReverseProxy.NAME, "--trust-proxy", "127.0.0.1");
        ReverseProxy door =
            new ReverseProxy(folder, "proxy", program.portOfBothBooks(), Map.of())) {
      ReverseProxy.Answer page = door.get("/", "Accept-Encoding", "gzip");
      assertEquals(200, page.head().statusCode());
      assertEquals(HttpVersion.HTTP_2, page.head().version());
      assertEquals("no-cache", page.header("cache-control"));
      assertEquals("", page.header("strict-transport-security"));
      assertEquals("nginx", page.header("server"));
      String text = unpacked(page);
      assertTrue(text.contains("<title>Omnidepth</title>"), text);

      Matcher asset = ASSET.matcher(text);
      assertTrue(asset.find(), text);
      for (int i = 0; i < 2; i++) {
        ReverseProxy.Answer script = door.get(asset.group(), "Accept-Encoding", "gzip, br;q=0");
        assertEquals("public, max-age=31536000, immutable", script.header("cache-control"));
        assertTrue(unpacked(script).length() > script.body().length());
        ReverseProxy.Answer plain = door.get(asset.group());
        assertEquals("", plain.header("content-encoding"));
        assertEquals(unpacked(script), plain.body().toString());
      }

      ReverseProxy.Answer contract = door.get("/openapi.json", "Accept-Encoding", "gzip");
      assertTrue(JSON.readTree(unpacked(contract)).has("openapi"));
      assertEquals("Accept, Accept-Encoding", contract.header("vary"));
      ReverseProxy.Answer same =
          door.get(
              "/openapi.json", "Accept-Encoding", "gzip", "If-None-Match", contract.header("etag"));
      assertEquals(304, same.head().statusCode());
      assertEquals(contract.header("etag"), same.header("etag"));

      assertStreams(door.stream());
    }
  }

  private static void assertStreams(WebSocket socket) throws Exception {
    BlockingQueue<JsonNode> said = new LinkedBlockingQueue<>();
    socket.textMessageHandler(message -> said.add(read(message)));
    socket.writeTextMessage("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"}").await();
    for (String type : List.of("subscribed", "snapshot", "heartbeat")) {
      JsonNode message = said.poll(10, TimeUnit.SECONDS);
      while (message != null && message.path("type").asText().equals("update")) {
        message = said.poll(10, TimeUnit.SECONDS);
      }
      assertEquals(type, message == null ? "nothing" : message.path("type").asText());
    }
    socket.close().await();
  }

  private static JsonNode read(String message) {
    try {
      return JSON.readTree(message);
    } catch (IOException wrong) {
      throw new AssertionError(message, wrong);
    }
  }

  private static String unpacked(ReverseProxy.Answer answer) throws IOException {
    assertEquals("gzip", answer.header("content-encoding"));
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes()))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void passesOnWhatIsForOthersAndSaysForWhom(Vertx vertx) throws Exception {
    try (ReverseProxy door = new ReverseProxy(folder, "proxy", recording(vertx), Map.of())) {
      door.get(
          "/api/v1/depth/BTC-USD?levels=1",
          "X-Forwarded-For",
          "10.1.1.1",
          "Forwarded",
          "for=10.1.1.1",
          "X-Forwarded-Proto",
          "http");
      assertEquals(List.of("/api/v1/depth/BTC-USD?levels=1"), asked);
      MultiMap passed = headers.get(0);
      assertEquals(List.of("127.0.0.1"), passed.getAll("X-Forwarded-For"));
      assertEquals(List.of("https"), passed.getAll("X-Forwarded-Proto"));
      assertEquals(List.of(ReverseProxy.NAME + ":" + door.tlsPort()), passed.getAll("Host"));
      assertEquals(List.of(), passed.getAll("Forwarded"));
      assertEquals(List.of(), passed.getAll("Upgrade"));

      asked.clear();
      for (String path :
          List.of("/metrics", "/metrics/", "//metrics", "/%6detrics", "/metrics?a")) {
        assertEquals(404, door.get(path).head().statusCode(), path);
      }
      assertEquals(
          413,
          door.ask(door.tlsPort(), true, ReverseProxy.NAME, HttpMethod.POST, "/", LONG)
              .head()
              .statusCode());
      assertEquals(421, plain(door, door.plainPort(), "other.example").head().statusCode());
      assertEquals(421, plain(door, door.plainPort(), "127.0.0.1").head().statusCode());
      assertEquals(
          421,
          door.ask(door.tlsPort(), true, "other.example", HttpMethod.GET, "/", "")
              .head()
              .statusCode());
      ReverseProxy.Answer redirected = plain(door, door.plainPort(), ReverseProxy.NAME);
      assertEquals(307, redirected.head().statusCode());
      assertEquals(
          "https://" + ReverseProxy.NAME + ":" + door.tlsPort() + "/a?b=c",
          redirected.header("location"));
      assertEquals(List.of(), asked);

      assertEquals(200, plain(door, door.healthPort(), "127.0.0.1").head().statusCode());
      assertEquals(List.of("/a?b=c"), asked);
    }
  }

  @Test
  void keepsAssetsForEachWayTheyArePackedAndNothingElse(Vertx vertx) throws Exception {
    try (ReverseProxy door = new ReverseProxy(folder, "proxy", recording(vertx), Map.of())) {
      for (int i = 0; i < 2; i++) {
        for (String packed : List.of("gzip", "br, gzip;q=0.5", "gzip;q=0, br", "identity")) {
          door.get("/assets/a.js?" + i, "Accept-Encoding", packed);
        }
        door.get("/");
      }
      assertEquals(List.of("/assets/a.js?0", "/assets/a.js?0", "/", "/"), asked);
      assertEquals("gzip", headers.get(0).get("Accept-Encoding"));
      assertEquals(List.of(), headers.get(1).getAll("Accept-Encoding"));
    }
  }

  @Test
  void saysThatTheServerIsAway(Vertx vertx) throws Exception {
    var server =
        vertx.createHttpServer().requestHandler(this::record).listen(0, "127.0.0.1").await();
    try (ReverseProxy door = new ReverseProxy(folder, "proxy", server.actualPort(), Map.of())) {
      server.close().await();
      ReverseProxy.Answer away = door.get("/api/v1/venues");
      assertEquals(503, away.head().statusCode());
      assertEquals("application/problem+json", away.header("content-type"));
      assertEquals("2", away.header("retry-after"));
      assertEquals(503, JSON.readTree(away.body().getBytes()).path("status").asInt());
    }
  }

  @Test
  void anOwnCertificateLastsAndAWrongOneIsNamed(Vertx vertx) throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    Map<String, String> named = Map.of("DOOR_CERTIFICATES", "/etc/tls");
    assertRefused(named, "DOOR_CERTIFICATES=/etc/tls has no fullchain.pem");
    ProcessRun.command(
            Map.of(),
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=" + ReverseProxy.NAME,
                "-addext",
                "subjectAltName=DNS:" + ReverseProxy.NAME,
                "-keyout",
                own + "/privkey.pem",
                "-out",
                own + "/fullchain.pem"))
        .well();
    assertRefused(
        Map.of("DOOR_CERTIFICATES", "/etc/tls", "DOOR_NAME", "other.example"),
        "is not for DOOR_NAME=other.example");
    assertRefused(Map.of("DOOR_NAME", "https://a"), "DOOR_NAME=https://a is not allowed");
    try (ReverseProxy door = new ReverseProxy(folder, "proxy", recording(vertx), named)) {
      assertEquals("max-age=31536000", door.get("/").header("strict-transport-security"));
    }
  }

  private void assertRefused(Map<String, String> settings, String why) {
    AssertionError refused =
        assertThrows(
            AssertionError.class, () -> new ReverseProxy(folder, "proxy", 1, settings).close());
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
  }

  @Test
  void theDemosDoorLeavesNamesToTheServer(Vertx vertx) throws Exception {
    try (ReverseProxy door = new ReverseProxy(folder, "demo", recording(vertx), Map.of())) {
      assertEquals(200, plain(door, door.plainPort(), "other.example").head().statusCode());
      assertEquals("other.example:" + door.plainPort(), headers.get(0).get("Host"));
      assertEquals(200, plain(door, door.healthPort(), "127.0.0.1").head().statusCode());
    }
  }

  private static ReverseProxy.Answer plain(ReverseProxy door, int port, String name) {
    return door.ask(port, false, name, HttpMethod.GET, "/a?b=c", "");
  }

  /** A server that records its requests and answers as the program does. */
  private int recording(Vertx vertx) {
    return vertx
        .createHttpServer()
        .requestHandler(this::record)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private void record(HttpServerRequest request) {
    asked.add(request.uri());
    headers.add(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()));
    boolean asset = request.path().startsWith("/assets/");
    request
        .response()
        .putHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-cache")
        .end(Buffer.buffer("here"));
  }
}
