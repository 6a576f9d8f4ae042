package io.omnidepth.market;

/**
 * A venue's book as it goes into a depth.
 *
 * @param venue the venue's id; a venue may bring several markets
 * @param bidsComplete whether the bids are known to be whole, so that the venue holds nothing
 *     beyond the last
 * @param asksComplete the same of the asks
 */
public record Part(String venue, Book book, boolean bidsComplete, boolean asksComplete) {
  /** Whether that side is known to be whole. */
  public boolean complete(Side side) {
    return side == Side.BID ? bidsComplete : asksComplete;
  }
}
