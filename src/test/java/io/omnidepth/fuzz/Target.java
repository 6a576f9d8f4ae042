package io.omnidepth.fuzz;

import java.util.List;

/** One reader of text from outside, and what must hold whatever it reads. */
public interface Target {
  /** The reader's word, which names its folder of the kept corpus. */
  String reader();

  /** Well-formed inputs to begin with. */
  List<byte[]> samples();

  /**
   * Has an input read.
   *
   * @throws AssertionError where the reader takes what it must not, or refuses what it must not;
   *     whatever else is thrown is a fault of the reader
   */
  void read(byte[] input);

  /** Has an input read without a second opinion, to see what it costs. */
  default void readOnly(byte[] input) {
    read(input);
  }
}
