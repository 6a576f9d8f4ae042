package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnidepth.support.ProcessRun;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/tool/Licences.java} on parts that may not go into the jar. */
class LicencesTest {
  private static final String BILL =
      """
      {"metadata":{"component":{"group":"io.omnidepth","name":"omnidepth","version":"1"}},
       "components":[
        {"group":"g","name":"permissive","version":"1","licenses":[{"license":{"id":"Apache-2.0"}}]},
        {"group":"g","name":"for-choice","version":"2","licenses":[{"expression":"GPL-3.0-only OR Apache-2.0"}]},
        {"group":"g","name":"all-hold","version":"3","licenses":[{"expression":"GPL-3.0-only AND Apache-2.0"}]},
        {"group":"g","name":"copyleft","version":"4","licenses":[{"license":{"id":"GPL-3.0-only"}}]},
        {"group":"g","name":"unknown","version":"5","licenses":[{"license":{"name":"Some licence, v1"}}]},
        {"group":"g","name":"none","version":"6"},
        {"group":"g","name":"textless","version":"7","licenses":[{"license":{"id":"MIT"}}]}]}
      """;

  @TempDir Path folder;

  @Test
  void aPartWithoutAnAllowedLicenceFailsTheBuild() throws Exception {
    Path allowed = Files.writeString(folder.resolve("allowed.txt"), "# two\nApache-2.0\nMIT\n");
    Path bill = Files.writeString(folder.resolve("bill.json"), BILL);
    Path out = folder.resolve("THIRD-PARTY");
    ProcessRun ran =
        ProcessRun.command(
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                jackson(),
                "src/tool/Licences.java",
                allowed.toString(),
                jackson(),
                "web",
                out.toString(),
                bill.toString(),
                folder.resolve("no-page.json").toString()));
    assertEquals(
        """
        g:all-hold 3: licence "GPL-3.0-only AND Apache-2.0" is not allowed; allowed are Apache-2.0, MIT
        g:copyleft 4: licence "GPL-3.0-only" is not allowed; allowed are Apache-2.0, MIT
        g:unknown 5: licence "Some licence, v1" is not allowed; allowed are Apache-2.0, MIT
        g:none 6: licence "" is not allowed; allowed are Apache-2.0, MIT
        g:textless 7: MIT asks for its text, which the part lacks
        """,
        ran.said());
    assertEquals(1, ran.status());
    assertFalse(Files.exists(out));
  }

  private static String jackson() {
    return Stream.of(ObjectMapper.class, JsonFactory.class, JsonCreator.class)
        .map(of -> of.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
