import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the git commit of the working directory to a file: seven digits, with {@code -dirty}
 * behind them if a file that the build reads has changed since. Outside of a git repository, as in
 * the image's builder, it writes the other commit or {@code unknown}.
 *
 * <p>Usage: {@code Commit FILE OTHER}.
 */
final class Commit {
  private static final int DIGITS = 7;

  /** Asks for changes to the files that the jar is made of. */
  private static final List<String> STATUS =
      List.of("status", "--porcelain", "--", "pom.xml", "LICENSE", "src/main", "src/tool", "web");

  private static final Pattern OTHER = Pattern.compile("([0-9a-f]{7})[0-9a-f]*(-dirty)?|unknown");

  private Commit() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]).toAbsolutePath();
    String other = other(args[1]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, commit(other) + "\n");
  }

  private static String other(String text) {
    Matcher commit = OTHER.matcher(text);
    if (!commit.matches()) {
      System.err.println(
          "commit " + text + ": must be 7 digits or more of a git commit, with -dirty or without");
      System.exit(2);
    }
    return commit.group(1) == null
        ? text
        : commit.group(1) + Objects.requireNonNullElse(commit.group(2), "");
  }

  private static String commit(String other) throws InterruptedException {
    try {
      // In a folder within another project's repository git would name that project's commit.
      Path top = Path.of(git(List.of("rev-parse", "--show-toplevel"))).toRealPath();
      if (!top.equals(Path.of("").toRealPath())) {
        return other;
      }
      String commit = git(List.of("rev-parse", "HEAD")).substring(0, DIGITS);
      return git(STATUS).isEmpty() ? commit : commit + "-dirty";
    } catch (IOException notThere) {
      System.err.println("git tells no commit: " + notThere.getMessage());
      return other;
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
