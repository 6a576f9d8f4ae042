package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of which some files are packed; the texts of those tell their coding. */
@ExtendWith(VertxExtension.class)
class PackedFilesTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start(Vertx vertx) {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(new PackedFiles("packed-page"))
        .handler(context -> context.response().setStatusCode(404).end("not packed"));
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
            .requestHandler(router)
            .listen(0)
            .await();
  }

  private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/|gzip, deflate, br, zstd|br|index by brotli",
        "/index.html|br|br|index by brotli",
        "/index.html|gzip, br;q=0|gzip|index by gzip",
        "/index.html|br;q=0.0, *|gzip|index by gzip",
        "/index.html|*;q=0||<!doctype html><title>Packed</title>",
        "/index.html|deflate||<!doctype html><title>Packed</title>",
        "/index.html|, ;;q||<!doctype html><title>Packed</title>",
        "/assets/a.js|br||let plain = 1",
        "/assets/a.js|br, x-gzip|gzip|script by gzip",
      })
  void aReaderGetsTheSmallestFileThatItAccepts(
      String path, String accepted, String coding, String text) throws Exception {
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = ask("GET", path, "Accept-Encoding", accepted);
      assertEquals(200, answer.statusCode());
      assertEquals(coding == null ? "" : coding, header(answer, "content-encoding"));
      assertEquals(text, answer.body().strip());
      assertEquals(answer.body().length(), Integer.parseInt(header(answer, "content-length")));
    }
  }

  @Test
  void eachCodingHasATagOfItsOwn() throws Exception {
    HttpResponse<String> packed = ask("GET", "/", "Accept-Encoding", "br");
    HttpResponse<String> plain = ask("GET", "/");
    String tag = header(packed, "etag");
    assertNotEquals(tag, header(plain, "etag"));
    HttpResponse<String> same =
        ask("GET", "/", "Accept-Encoding", "br", "If-None-Match", "\"x\", W/" + tag);
    assertEquals(304, same.statusCode());
    assertEquals(tag, header(same, "etag"));
    assertEquals("", same.body());
    assertEquals(200, ask("GET", "/", "If-None-Match", tag).statusCode());
  }

  @Test
  void aHeadHasTheHeadersOfTheBody() throws Exception {
    HttpResponse<String> get = ask("GET", "/", "Accept-Encoding", "br");
    HttpResponse<String> head = ask("HEAD", "/", "Accept-Encoding", "br");
    assertEquals("", head.body());
    for (String name :
        new String[] {"content-length", "content-encoding", "content-type", "etag"}) {
      assertEquals(header(get, name), header(head, name), name);
    }
    assertEquals("text/html;charset=UTF-8", header(head, "content-type"));
  }

  @ParameterizedTest
  @CsvSource({
    "/settings.js",
    "/assets",
    "/assets/",
    "/none.js",
    "/../packed-page/none",
    "/%2e%2e/x"
  })
  void otherPathsAreLeftToTheNextHandler(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path, "Accept-Encoding", "br");
    assertEquals(404, answer.statusCode());
    assertTrue(answer.body().equals("not packed"), answer.body());
  }
}
