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

  @Test
  void theTablesOfResourcesAndParametersAreThoseOfTheProgram() {
    GeneratedFile page = file(Path.of("src/docs/use-the-api.md"));
    page.hold("resources", ApiTables.resources(Resources.ALL));
    page.hold("parameters", ApiTables.parameters(Resources.ALL));
  }

  private static GeneratedFile file(Path path) {
    return new GeneratedFile(path, "DocumentsTest");
  }
}
