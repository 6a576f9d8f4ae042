package io.omnidepth.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The number of venues that really hold the size near the reference mid, both sides together.
 *
 * @param effectiveVenues one divided by the sum of the squared shares. It is 1 if a single venue
 *     holds all, and the number of venues if each holds the same. It comes from the exact sizes,
 *     rounded half even to {@value #SCALE} places.
 * @param shares the venues that hold something: the larger size first, then by venue id
 */
public record Concentration(BigDecimal effectiveVenues, List<Share> shares) {
  /** Decimal places of {@link #effectiveVenues}. */
  public static final int SCALE = 2;

  /** Decimal places of a share. */
  public static final int SHARE_SCALE = 4;

  /**
   * The size that a venue holds.
   *
   * @param part its part of the whole, from 0 to 1, rounded half even to {@value #SHARE_SCALE}
   *     places
   */
  public record Share(String venue, BigDecimal size, BigDecimal part) {}

  /**
   * The concentration within {@code bps} hundredths of a per cent of the reference mid; empty if
   * there is no such mid or no size.
   */
  public static Optional<Concentration> within(Depth depth, int bps) {
    return Bands.of(depth, List.of(bps)).flatMap(bands -> of(depth, bands));
  }

  private static Optional<Concentration> of(Depth depth, Bands bands) {
    BigDecimal whole = size(bands.of(Side.BID), bands.of(Side.ASK));
    if (whole.signum() == 0) {
      return Optional.empty();
    }
    List<Share> shares =
        depth.parts().stream()
            .map(Part::venue)
            .distinct()
            .map(venue -> share(venue, bands, whole))
            .filter(share -> share.size().signum() > 0)
            .sorted(Comparator.comparing(Share::size).reversed().thenComparing(Share::venue))
            .toList();
    BigDecimal squares =
        shares.stream()
            .map(share -> share.size().multiply(share.size()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(
        new Concentration(
            whole.multiply(whole).divide(squares, SCALE, RoundingMode.HALF_EVEN), shares));
  }

  private static Share share(String venue, Bands bands, BigDecimal whole) {
    BigDecimal size = size(bands.of(Side.BID, venue), bands.of(Side.ASK, venue));
    return new Share(venue, size, size.divide(whole, SHARE_SCALE, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal size(List<Bands.Band> bids, List<Bands.Band> asks) {
    return bids.get(0).size().add(asks.get(0).size());
  }
}
