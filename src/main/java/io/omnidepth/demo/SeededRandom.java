package io.omnidepth.demo;

/** Repeatable random numbers. A number depends only on the seed and the arguments. */
final class SeededRandom {
  private final long seed;

  SeededRandom(long seed) {
    this.seed = seed;
  }

  /** Another source of random numbers, with a seed made from that name. */
  SeededRandom of(String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = mixed(hash + name.charAt(i));
    }
    return new SeededRandom(mixed(hash));
  }

  /** The random number for that argument, from 0 up to 1. */
  double at(long number) {
    return (mixed(seed ^ mixed(number)) >>> 11) * 0x1p-53;
  }

  /** The random number for these two arguments, from 0 up to 1. */
  double at(long number, long second) {
    return (mixed(mixed(seed ^ mixed(number)) + second) >>> 11) * 0x1p-53;
  }

  /** A smooth curve from -1 to 1. At whole numbers it follows {@link #at}. */
  double smooth(double number) {
    long before = (long) Math.floor(number);
    double part = number - before;
    double eased = part * part * (3 - 2 * part);
    double value = at(before) * (1 - eased) + at(before + 1) * eased;
    return 2 * value - 1;
  }

  /** The finishing steps of SplitMix64. */
  private static long mixed(long number) {
    long z = number + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
