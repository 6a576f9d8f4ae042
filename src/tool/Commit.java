import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the git commit of the working directory to a file: seven digits, with {@code -dirty}
 * behind them if a file that the build reads has changed since. Outside of a git repository it
 * writes {@code unknown}.
 *
 * <p>Usage: {@code Commit FILE}.
 */
final class Commit {
  private static final int DIGITS = 7;

  /** Asks for changes to the files that the jar is made of. */
  private static final List<String> STATUS =
      List.of("status", "--porcelain", "--", "pom.xml", "LICENSE", "src/main", "src/tool", "web");

  private Commit() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.writeString(file, commit() + "\n");
  }

  private static String commit() throws InterruptedException {
    try {
      // In a folder within another project's repository git would name that project's commit.
      Path top = Path.of(git(List.of("rev-parse", "--show-toplevel"))).toRealPath();
      if (!top.equals(Path.of("").toRealPath())) {
        return "unknown";
      }
      String commit = git(List.of("rev-parse", "HEAD")).substring(0, DIGITS);
      return git(STATUS).isEmpty() ? commit : commit + "-dirty";
    } catch (IOException notThere) {
      System.err.println("the commit is unknown: " + notThere.getMessage());
      return "unknown";
    }
  }

  /** Runs git and returns its output. */
  private static String git(List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(words);
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    git.getOutputStream().close();
    String printed =
        new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (git.waitFor() != 0) {
      throw new IOException(printed);
    }
    return printed;
  }
}
