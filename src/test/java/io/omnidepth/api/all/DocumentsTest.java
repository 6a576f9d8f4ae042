package io.omnidepth.api.all;

import io.omnidepth.support.GeneratedFile;
import io.omnidepth.support.PrettyJson;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documents that describe the API are made from the resources and their parameters. */
class DocumentsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/omnidepth/api");

  @Test
  void theOpenApiDocumentIsThatOfTheResources() {
    file(FOLDER.resolve("openapi.json")).hold(PrettyJson.text(OpenApiDocument.of(Resources.ALL)));
  }

  @Test
  void theAsyncApiDocumentIsThatOfTheParameters() {
    file(FOLDER.resolve("asyncapi.json")).hold(PrettyJson.text(AsyncApiDocument.make()));
  }

  private static GeneratedFile file(Path path) {
    return new GeneratedFile(path, "DocumentsTest");
  }
}
