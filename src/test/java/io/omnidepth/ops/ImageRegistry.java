package io.omnidepth.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A registry of container images on loopback. It gives manifests to clients with its token. */
final class ImageRegistry implements AutoCloseable {
  private static final String TOKEN = "a-token-of-one-pull";

  private final Map<String, String> manifests = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** The digest that every answer claims; empty for the right one. */
  private volatile Optional<String> claimed = Optional.empty();

  ImageRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v2/", this::manifest);
    server.createContext("/token", this::token);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Holds a manifest under a repository and tag, and gives its digest. */
  String put(String repository, String tag, String manifest) {
    manifests.put("/v2/" + repository + "/manifests/" + tag, manifest);
    return digest(manifest);
  }

  void claim(String digest) {
    claimed = Optional.of(digest);
  }

  private void manifest(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String manifest = manifests.get(path);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      String repository = path.replaceAll("^/v2/(.*)/manifests/.*$", "$1");
      String asks =
          "Bearer realm=\"%s/token\",service=\"loopback\",scope=\"repository:%s:pull\""
              .formatted(url(), repository);
      exchange.getResponseHeaders().set("WWW-Authenticate", asks);
      answer(exchange, 401, "{}");
    } else if (manifest == null) {
      answer(exchange, 404, "{}");
    } else {
      exchange
          .getResponseHeaders()
          .set("Docker-Content-Digest", claimed.orElseGet(() -> digest(manifest)));
      answer(exchange, 200, manifest);
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    boolean asked = exchange.getRequestURI().getQuery().startsWith("service=loopback&scope=");
    answer(exchange, asked ? 200 : 400, "{\"token\":\"" + TOKEN + "\",\"expires_in\":300}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String digest(String manifest) {
    try {
      byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return "sha256:" + HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
