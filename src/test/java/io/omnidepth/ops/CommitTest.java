package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.omnidepth.support.ProcessRun;
import io.omnidepth.support.RequiredTool;
import io.omnidepth.support.SourceProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/tool/Commit.java} in front of a real repository. */
class CommitTest {
  /** A loaded machine may take a while. */
  private static final Duration MOST = Duration.ofMinutes(2);

  @TempDir private static Path classes;

  private static SourceProgram tool;

  @TempDir private Path project;

  @BeforeAll
  static void compile() {
    tool = new SourceProgram("Commit", classes);
  }

  @BeforeEach
  void needsGit() {
    RequiredTool.here(
        ProcessRun.can("git", "--version"), "src/tool/Commit.java, as git is not there");
  }

  @Test
  void aRepositoryHasTheCommitOfItsHead() throws Exception {
    git("init", "-q");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    commit();
    String head = git("rev-parse", "HEAD").substring(0, 7);
    assertEquals(head, written(project));

    // A note beside the sources changes nothing of the jar.
    Files.writeString(project.resolve("notes.txt"), "later");
    assertEquals(head, written(project));

    Files.writeString(project.resolve("pom.xml"), "<project>\n</project>");
    assertEquals(head + "-dirty", written(project));
    commit();
    Files.createDirectories(project.resolve("src/main"));
    Files.writeString(project.resolve("src/main/New.java"), "class New {}");
    assertEquals(git("rev-parse", "HEAD").substring(0, 7) + "-dirty", written(project));
  }

  @Test
  void aSecondWorkTreeHasItsOwn() throws Exception {
    git("init", "-q");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    commit();
    String first = git("rev-parse", "HEAD").substring(0, 7);
    Files.writeString(project.resolve("pom.xml"), "<project></project>");
    commit();
    git("worktree", "add", "-q", "--detach", "other", first);
    assertEquals(first, written(project.resolve("other")));
  }

  @Test
  void outsideOfARepositoryItIsUnknown() throws Exception {
    assertEquals("unknown", written(project));
    git("init", "-q");
    assertEquals("unknown", written(project), "without a commit");
    commit();
    Path within = Files.createDirectories(project.resolve("copy"));
    assertEquals("unknown", written(within), "of another project");
  }

  @Test
  void anotherCommitCountsOutsideOfARepositoryAlone() throws Exception {
    assertEquals("0a1b2c3", written(project, "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"));
    assertEquals("0a1b2c3-dirty", written(project, "0a1b2c3-dirty"));
    git("init", "-q");
    commit();
    assertEquals(git("rev-parse", "HEAD").substring(0, 7), written(project, "0a1b2c3"));
    AssertionError refused = assertThrows(AssertionError.class, () -> written(project, "v0.2.0"));
    assertEquals(
        "exit status 2: commit v0.2.0: must be 7 digits or more of a git commit, with -dirty or"
            + " without\n",
        refused.getMessage());
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one");
  }

  private String git(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
    command.addAll(List.of(words));
    return ProcessRun.command(MOST, Map.of(), command).well();
  }

  /** The tool's file after a run in that folder. */
  private static String written(Path folder) throws Exception {
    return written(folder, "unknown");
  }

  private static String written(Path folder, String other) throws Exception {
    Path file = folder.resolve("target/commit");
    tool.runIn(folder, file.toString(), other).well();
    return Files.readString(file).strip();
  }
}
