package io.omnidepth.fuzz;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every target reads its samples and the kept corpus of its reader. */
class CorpusTest {
  static Iterable<String> targets() {
    return Targets.ALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void readsTheKeptCorpus(String name) throws IOException {
    Target target = Targets.ALL.get(name);
    for (byte[] sample : target.samples()) {
      target.read(sample);
    }
    for (Map.Entry<String, byte[]> input : Corpus.of(target.reader()).entrySet()) {
      try {
        target.read(input.getValue());
      } catch (AssertionError | RuntimeException fault) {
        throw new AssertionError(name + " fails at " + input.getKey(), fault);
      }
    }
  }
}
