package io.omnidepth.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A committed file that is made from the program, or a part of one between two markers. With the
 * system property {@code renew} it is written; without, it is compared.
 *
 * @param test the name of the test that renews it
 */
public record GeneratedFile(Path path, String test) {
  /** Holds the whole file to a text. */
  public void hold(String text) {
    holdAll(text);
  }

  /** Holds the lines between {@code <!-- name: ... -->} and {@code <!-- end -->} to a text. */
  public void hold(String name, String lines) {
    String whole = read();
    int marker = whole.indexOf("<!-- " + name + ":");
    int begin = whole.indexOf('\n', marker) + 1;
    int end = whole.indexOf("<!-- end -->", begin);
    if (marker < 0 || begin == 0 || end < 0) {
      throw new AssertionError(path + " has no markers of \"" + name + "\"");
    }
    holdAll(whole.substring(0, begin) + lines + whole.substring(end));
  }

  private void holdAll(String text) {
    if (System.getProperty("renew") == null) {
      String committed = read();
      if (!committed.equals(text)) {
        long same = sameLines(committed.lines().toList(), text.lines().toList());
        throw new AssertionError(
            path
                + " is out of date from line "
                + (same + 1)
                + " on; renew it with: mvn -q -Dtest="
                + test
                + " -Drenew test");
      }
      return;
    }
    try {
      Files.writeString(path, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long sameLines(List<String> one, List<String> other) {
    return IntStream.range(0, Math.min(one.size(), other.size()))
        .takeWhile(i -> one.get(i).equals(other.get(i)))
        .count();
  }

  /** The text of the file. */
  public String read() {
    try {
      return Files.readString(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
