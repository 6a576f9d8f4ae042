package io.omnidepth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.text.Build;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract with the clients, as documents for programs: {@code openapi.json} for HTTP, {@code
 * asyncapi.json} for the stream. A test makes them from the resources and their parameters. Other
 * tests hold every answer and every message to them.
 *
 * @param openApi the document for HTTP, with the version and the commit
 * @param asyncApi the document for the stream, with the version and with the schemas of the other
 *     document that it refers to
 * @param paths all paths of the server
 */
public record Contract(String openApi, String asyncApi, List<String> paths) {
  private static final String SCHEMA = "#/components/schemas/";

  private static final class Read {
    static final Contract ONCE = read();
  }

  /** The documents are read at the first call, so that they cost the start nothing. */
  public static Contract ofThisVersion() {
    return Read.ONCE;
  }

  private static Contract read() {
    Build build = Build.current();
    ObjectNode openApi = resource("openapi.json", build.version());
    ((ObjectNode) openApi.path("info")).put("x-commit", build.commit());
    ObjectNode asyncApi = resource("asyncapi.json", build.version());
    borrow(asyncApi, schemas(openApi), schemas(asyncApi));
    List<String> paths = new ArrayList<>(List.of("/", "/docs"));
    openApi.path("paths").fieldNames().forEachRemaining(paths::add);
    return new Contract(Json.text(openApi), Json.text(asyncApi), List.copyOf(paths));
  }

  private static ObjectNode resource(String name, String version) {
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not beside " + Contract.class);
      }
      ObjectNode document = (ObjectNode) Json.MAPPER.readTree(in);
      ((ObjectNode) document.path("info")).put("version", version);
      return document;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static ObjectNode schemas(ObjectNode document) {
    return (ObjectNode) document.path("components").path("schemas");
  }

  /** Copies the schemas that are referred to and missing, with the schemas that they refer to. */
  private static void borrow(JsonNode referring, ObjectNode from, ObjectNode into) {
    for (JsonNode reference : referring.findValues("$ref")) {
      String name = reference.asText().replace(SCHEMA, "");
      if (reference.asText().startsWith(SCHEMA) && !into.has(name) && from.has(name)) {
        JsonNode schema = from.get(name);
        into.set(name, schema);
        borrow(schema, from, into);
      }
    }
  }
}
