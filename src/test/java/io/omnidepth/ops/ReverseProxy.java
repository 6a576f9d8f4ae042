package io.omnidepth.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.support.FreePort;
import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.RequiredTool;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.PemTrustOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Debian's nginx in front of a server on this machine. It has the files that the compose file
 * mounts into the image, with their variables filled in. Its name is {@link #NAME}.
 */
final class ReverseProxy implements AutoCloseable {
  static final String NAME = "depth.example";

  /**
   * The image's own rules: the prefix of the variables that it fills in, and the folder that nginx
   * reads.
   */
  private static final String FILL_IN =
      """
      set -e
      cd src/main/docker/door
      [ "$1" = proxy ] && . ./certificate.envsh
      names=$(env | sed -n 's/^\\(DOOR_[A-Z_]*\\)=.*/${\\1}/p')
      for template in *.template; do
        envsubst "$names" < "$template" > "$DOOR_SCRATCH/${template%.template}"
      done
      exec nginx -c "$DOOR_SCRATCH/$1.conf" -g "daemon off; user $(id -un); error_log stderr notice;"
      """;

  private final Map<String, String> settings = new TreeMap<>();
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setAddressResolverOptions(
                  new AddressResolverOptions()
                      .setHostsValue(Buffer.buffer("127.0.0.1 " + NAME + "\n"))));
  private final Process nginx;
  private final HttpClient client;

  /** Skips the test if a tool is missing. */
  static void needsTools() {
    RequiredTool.here(
        ProcessRun.can("nginx", "-v")
            && ProcessRun.can("openssl", "version")
            && ProcessRun.can("envsubst", "-V"),
        "the doors, as nginx, openssl or envsubst is not there");
    Compose.needsTool();
  }

  /**
   * Starts nginx and waits until it is open.
   *
   * @param which {@code proxy} or {@code demo}
   * @param others settings that differ from the compose file
   */
  ReverseProxy(Path folder, String which, int server, Map<String, String> others) throws Exception {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    JsonNode written =
        new Compose(folder)
            .config()
            .path("services")
            .path(which.equals("proxy") ? "door" : "demo-door")
            .path("environment");
    written.properties().forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
    settings.putAll(
        Map.of(
            "DOOR_SCRATCH", scratch.toString(),
            "DOOR_KEPT", Files.createDirectories(folder.resolve("kept")).toString(),
            "DOOR_OWN", folder.resolve("own").toString(),
            "DOOR_SERVER", "127.0.0.1:" + server,
            "DOOR_RESOLVER", "127.0.0.1",
            "DOOR_PLAIN", free(),
            "DOOR_HEALTH", free()));
    if (which.equals("proxy")) {
      settings.putAll(Map.of("DOOR_NAME", NAME, "DOOR_TLS", free()));
      settings.put("DOOR_HTTPS_PORT", settings.get("DOOR_TLS"));
    }
    settings.putAll(others);
    nginx = begun(which);
    HttpClientOptions options = new HttpClientOptions().setDecompressionSupported(false);
    if (which.equals("proxy")) {
      options
          .setUseAlpn(true)
          .setProtocolVersion(HttpVersion.HTTP_2)
          .setTrustOptions(new PemTrustOptions().addCertPath(certificate()));
    }
    client = vertx.createHttpClient(options);
  }

  private Process begun(String which) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", FILL_IN, "fill-in", which).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.endsWith("start worker processes")) {
        return process;
      }
    }
    throw new AssertionError(String.join("\n", said));
  }

  private static String free() throws IOException {
    return String.valueOf(FreePort.next());
  }

  private String certificate() {
    return "".equals(settings.get("DOOR_CERTIFICATES"))
        ? settings.get("DOOR_KEPT") + "/self-made/" + NAME + ".pem"
        : settings.get("DOOR_OWN") + "/fullchain.pem";
  }

  int plainPort() {
    return Integer.parseInt(settings.get("DOOR_PLAIN"));
  }

  int tlsPort() {
    return Integer.parseInt(settings.get("DOOR_TLS"));
  }

  int healthPort() {
    return Integer.parseInt(settings.get("DOOR_HEALTH"));
  }

  /** An answer with its raw body. */
  record Answer(HttpClientResponse head, Buffer body) {
    String header(String name) {
      String value = head.getHeader(name);
      return value == null ? "" : value;
    }
  }

  /** Asks over TLS under the proxy's name. */
  Answer get(String target, String... headers) {
    return ask(tlsPort(), true, NAME, HttpMethod.GET, target, "", headers);
  }

  Answer ask(
      int port,
      boolean tls,
      String name,
      HttpMethod method,
      String target,
      String body,
      String... headers) {
    RequestOptions asked =
        new RequestOptions()
            .setMethod(method)
            .setHost(tls ? NAME : "127.0.0.1")
            .setPort(port)
            .setSsl(tls)
            .setURI(target);
    for (int i = 0; i < headers.length; i += 2) {
      asked.putHeader(headers[i], headers[i + 1]);
    }
    return client
        .request(asked)
        .compose(
            request ->
                request
                    .authority(HostAndPort.create(name, port))
                    .send(body)
                    // The handler is set here, so that the body's first part is not missed.
                    .compose(head -> head.body().map(came -> new Answer(head, came))))
        .await();
  }

  /** The stream, over TLS. */
  WebSocket stream() {
    return vertx
        .createWebSocketClient(
            new WebSocketClientOptions()
                .setTrustOptions(new PemTrustOptions().addCertPath(certificate())))
        .connect(
            new WebSocketConnectOptions()
                .setHost(NAME)
                .setPort(tlsPort())
                .setSsl(true)
                .setURI("/api/v1/stream")
                .putHeader("Origin", "https://" + NAME + ":" + tlsPort()))
        .await();
  }

  @Override
  public void close() {
    vertx.close().await();
    nginx.destroy();
    nginx.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
