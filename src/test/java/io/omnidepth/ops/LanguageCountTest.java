package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.SourceProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/tool/Language.java} in front of sources with known faults. */
class LanguageCountTest {
  private static final String JAVA =
      """
      /**
       * A thing; what it is. {@code that} is fine? Who knows? (Of course.)
       *
       * <pre>what {</pre>
       *
       * @param x how many, e.g. what
       * @return the count
       */
      class Merged {
        String quoted = "// what { " + '"' + "\\" /* who */";
        // where it
        // goes. whoever
        class Taken {} // of it
      }
      enum Feed {}
      record UnsentBooking(int x) {}
      interface Unsent {}
      """;

  private static final String PAGE =
      """
      <script setup lang="ts">
      // What a `url`
      const a = `// who ${ b /* how */ } // that`
      const r = /[/"]\\/\\/ of/ // where
      const d = a / b // that, too
      </script>

      <template>
        <div><!-- Of it --><template #x></template></div>
      </template>

      <style scoped>
      /* That */
      </style>
      """;

  private static final String OFFENDERS =
      """
      src/A.java:2: what it is
      src/A.java:2: Of course
      src/A.java:6: how many, e.g. what
      src/A.java:11: where it goes
      src/A.java:13: of it
      src/A.java:9: type Merged ends in "Merged"
      src/A.java:16: type UnsentBooking ends in "Booking"
      src/A.java:17: type Unsent ends in "Unsent"
      web/src/a.vue:2: What a Code
      web/src/a.vue:3: how
      web/src/a.vue:4: where
      web/src/a.vue:5: that, too
      web/src/a.vue:9: Of it
      web/src/a.vue:13: That
      """;

  @TempDir private static Path classes;

  private static SourceProgram program;

  @TempDir private Path project;

  @BeforeAll
  static void compile() {
    program = new SourceProgram("Language", classes);
  }

  @Test
  void namesAndSentencesAreCountedAndListed() throws Exception {
    Files.writeString(Files.createDirectories(project.resolve("src")).resolve("A.java"), JAVA);
    Files.writeString(Files.createDirectories(project.resolve("web/src")).resolve("a.vue"), PAGE);
    ProcessRun all = count("--list");
    assertEquals(
        OFFENDERS
            + """
            type names: 3 of 4 end in a participle or gerund, 75.0 %
            sentences: 11 of 16 begin with What, Who, Where, Of, That or How, 68.8 %
            """,
        all.said());
    assertEquals(0, all.status());
    assertEquals(0, count("--most-names", "75", "--most-sentences", "68.8").status());
    assertEquals(1, count("--most-names", "74").status());
    assertEquals(1, count("--most-sentences", "68").status());
  }

  @Test
  void aBoundThatIsNoNumberIsRefused() throws Exception {
    Files.createDirectories(project.resolve("src"));
    assertEquals(2, count("--most-names", "few").status());
    assertEquals(2, count("--most-names").status());
  }

  private ProcessRun count(String... arguments) throws Exception {
    return program.run(
        Stream.concat(Stream.of(project.toString()), Stream.of(arguments)).toArray(String[]::new));
  }
}
