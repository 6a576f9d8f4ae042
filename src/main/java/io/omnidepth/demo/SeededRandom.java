package io.omnidepth.demo;

/**
 * Chance that is the same each time: numbers that look drawn, and depend on nothing but what they
 * are asked for.
 */
final class SeededRandom {
  private final long seed;

  SeededRandom(long seed) {
    this.seed = seed;
  }

  /** Another source, for what goes by that name. */
  SeededRandom of(String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = mixed(hash + name.charAt(i));
    }
    return new SeededRandom(mixed(hash));
  }

  /** From 0 up to 1, for that number. */
  double at(long number) {
    return (mixed(seed ^ mixed(number)) >>> 11) * 0x1p-53;
  }

  /** From 0 up to 1, for those two numbers. */
  double at(long number, long second) {
    return (mixed(mixed(seed ^ mixed(number)) + second) >>> 11) * 0x1p-53;
  }

  /** From -1 to 1: what {@link #at} is at whole numbers, and smooth between them. */
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
