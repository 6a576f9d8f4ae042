package io.omnidepth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The most lines of a file and of a method of the program. */
class SizeTest {
  private static final int MOST_FILE_LINES = 250;
  private static final int MOST_METHOD_LINES = 40;

  @Test
  void noFileIsLongerThan250Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Files.readString(file).lines().count();
      if (lines > MOST_FILE_LINES) {
        tooLong.add(file + " has " + lines + " lines, at most " + MOST_FILE_LINES);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void noMethodIsLongerThan40Lines() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> tooLong = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, positions, tooLong).scan(unit, null);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Counts each method's lines, from the first after its annotations to its closing brace. */
  private static final class MethodScanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> tooLong;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      long first = line(begin(method));
      long lines = line(positions.getEndPosition(unit, method)) - first + 1;
      Path file = Path.of(unit.getSourceFile().toUri()).getFileName();
      if (lines > MOST_METHOD_LINES) {
        tooLong.add(
            file
                + ":"
                + first
                + " "
                + method.getName()
                + " has "
                + lines
                + " lines, at most "
                + MOST_METHOD_LINES);
      }
      return super.visitMethod(method, null);
    }

    private long begin(MethodTree method) {
      ModifiersTree modifiers = method.getModifiers();
      return modifiers.getFlags().isEmpty() && modifiers.getAnnotations().isEmpty()
          ? positions.getStartPosition(unit, method)
          : positions.getEndPosition(unit, modifiers);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
