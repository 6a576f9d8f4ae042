package io.omnidepth.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The kept inputs: those that once found a fault, and those that reach the most code. */
final class Corpus {
  private static final Path FOLDER = Path.of("src/test/resources/fuzz");

  private Corpus() {}

  /** The folder of a reader. */
  static Path folder(String reader) {
    return FOLDER.resolve(reader);
  }

  /** The inputs of a reader by their files' names. */
  static Map<String, byte[]> of(String reader) throws IOException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder(reader))) {
      for (Path file : new ArrayList<>(files.toList())) {
        inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return inputs;
  }

  /** The inputs that a target starts with. */
  static List<byte[]> seeds(Target target) throws IOException {
    List<byte[]> seeds = new ArrayList<>(target.samples());
    seeds.addAll(of(target.reader()).values());
    return seeds;
  }
}
