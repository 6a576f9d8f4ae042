package io.omnidepth.market;

/**
 * A tournament of lanes, each with a key that only rises. It tells the lane with the least key, and
 * plays again only the matches of the lane whose key has changed.
 */
final class LoserTree {
  /** The key of a lane that has ended. No other key may have this value. */
  static final long ENDED = Long.MAX_VALUE;

  private final long[] keys;

  /** The loser of each match. Match m is between the winners of 2m and 2m + 1; 0 is the winner. */
  private final int[] losers;

  /** Takes the first key of each lane; there is at least one. */
  LoserTree(long[] keys) {
    this.keys = keys;
    losers = new int[keys.length];
    int[] winners = new int[keys.length * 2];
    for (int lane = 0; lane < keys.length; lane++) {
      winners[keys.length + lane] = lane;
    }
    for (int match = keys.length - 1; match > 0; match--) {
      int left = winners[match * 2];
      int right = winners[match * 2 + 1];
      boolean leftWins = keys[left] <= keys[right];
      winners[match] = leftWins ? left : right;
      losers[match] = leftWins ? right : left;
    }
    losers[0] = keys.length == 1 ? 0 : winners[1];
  }

  /** The lane with the least key. */
  int winner() {
    return losers[0];
  }

  long key(int lane) {
    return keys[lane];
  }

  /** Gives the winner its next key. */
  void next(long key) {
    int winner = losers[0];
    long least = key;
    keys[winner] = key;
    for (int match = (keys.length + winner) >> 1; match > 0; match >>= 1) {
      int other = losers[match];
      if (keys[other] < least) {
        losers[match] = winner;
        winner = other;
        least = keys[other];
      }
    }
    losers[0] = winner;
  }
}
