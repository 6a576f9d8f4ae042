package io.omnidepth.fuzz;

import java.util.List;

/** One reader of text from outside, and the rules that must hold for every input. */
public interface Target {
  /** The reader's word, which names its folder of the kept corpus. */
  String reader();

  /** Well-formed inputs to start with. */
  List<byte[]> samples();

  /**
   * Reads an input.
   *
   * @throws AssertionError if the reader wrongly takes or refuses it; any other exception is a
   *     fault of the reader
   */
  void read(byte[] input);

  /** Reads an input without comparison, to measure its cost. */
  default void readOnly(byte[] input) {
    read(input);
  }
}
