package io.omnidepth.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Serves the files of the page that its build has packed: {@code FILE.br} and {@code FILE.gz} lie
 * beside {@code FILE}. A reader gets the smallest that it accepts. Other files are left to the next
 * handler. A file is read once, by a worker, and kept. All loops share it.
 */
final class PackedFiles implements Handler<RoutingContext> {
  private static final String INDEX = "index.html";
  private static final int TAG_BYTES = 9;

  /** A coding and the ending of files in it; the smallest first. */
  private record Coding(String word, String ending) {}

  private static final Coding PLAIN = new Coding("identity", "");
  private static final List<Coding> PACKED =
      List.of(new Coding("br", ".br"), new Coding("gzip", ".gz"));

  /** The bytes of a file in one coding, and their tag. */
  private record Content(Coding coding, Buffer bytes, String tag) {
    static Content of(Coding coding, byte[] bytes) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        String hash = HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        return new Content(
            coding, Buffer.buffer(bytes), '"' + hash + coding.ending().replace('.', '-') + '"');
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }
  }

  private final String root;
  private final Map<String, List<Content>> known = new ConcurrentHashMap<>();

  /** The packed files of that folder among the program's resources. */
  PackedFiles(String root) {
    this.root = root;
  }

  @Override
  public void handle(RoutingContext context) {
    String path = context.normalizedPath();
    String file = path.endsWith("/") ? path + INDEX : path;
    List<Content> contents = known.get(file);
    if (contents != null) {
      send(context, file, contents);
      return;
    }
    context
        .vertx()
        .executeBlocking(() -> read(file))
        .onSuccess(
            read -> {
              if (read.isEmpty()) {
                context.next();
              } else {
                known.put(file, read);
                send(context, file, read);
              }
            })
        .onFailure(context::fail);
  }

  /** The file in each of its codings; none if it is not packed. */
  private List<Content> read(String file) {
    List<Content> packed =
        PACKED.stream().flatMap(coding -> content(file, coding).stream()).toList();
    return packed.isEmpty()
        ? packed
        : Stream.concat(packed.stream(), content(file, PLAIN).stream()).toList();
  }

  private Optional<Content> content(String file, Coding coding) {
    try (InputStream in =
        PackedFiles.class.getClassLoader().getResourceAsStream(root + file + coding.ending())) {
      return in == null ? Optional.empty() : Optional.of(Content.of(coding, in.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException("reading " + root + file, broken);
    }
  }

  private static void send(RoutingContext context, String file, List<Content> contents) {
    AcceptedCodings accepted =
        new AcceptedCodings(
            Optional.ofNullable(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING)));
    Content content =
        contents.stream()
            .filter(each -> each.coding().equals(PLAIN) || accepted.has(each.coding().word()))
            .findFirst()
            .orElseThrow();
    HttpServerResponse response = context.response();
    response.putHeader(HttpHeaders.ETAG, content.tag());
    String ifNoneMatch = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    if (ifNoneMatch != null && EntityTags.matches(ifNoneMatch, content.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    // The word identity keeps Vert.x from compressing, and does not go out.
    response
        .putHeader(HttpHeaders.CONTENT_ENCODING, content.coding().word())
        .putHeader(HttpHeaders.CONTENT_TYPE, type(file))
        .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(content.bytes().length()))
        .end(content.bytes());
  }

  private static String type(String file) {
    String type = MimeMapping.mimeTypeForFilename(file);
    String known = type == null ? "application/octet-stream" : type;
    return known.startsWith("text") ? known + ";charset=UTF-8" : known;
  }
}
