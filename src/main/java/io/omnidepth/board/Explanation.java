package io.omnidepth.board;

import io.omnidepth.market.Cross;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A possible explanation of a crossed depth. A cross is rarely a real profit.
 *
 * @param flag {@code insideFees}, {@code quoteBasis} or {@code skew}
 * @param explains whether it is large enough to explain the cross
 * @param arithmetic the calculation, for people
 */
public record Explanation(String flag, boolean explains, String arithmetic) {
  /** All three explanations, even those that do not explain the cross. */
  public static List<Explanation> of(Cross cross, Selection selection) {
    return List.of(
        insideFees(cross, selection), quoteBasis(cross, selection), skew(cross, selection));
  }

  private static Explanation insideFees(Cross cross, Selection selection) {
    String quote = selection.choice().instrument().quote();
    return new Explanation(
        "insideFees",
        cross.insideFees(),
        "it earns "
            + Decimals.text(cross.earns())
            + " "
            + quote
            + " before and "
            + Decimals.text(cross.earnsAfterFees())
            + " "
            + quote
            + " after the taker fees of both sides"
            + cross
                .core()
                .map(
                    core ->
                        "; the best "
                            + Decimals.text(core.size())
                            + " of it still earns "
                            + Decimals.text(core.earns())
                            + " "
                            + quote)
                .orElse(""));
  }

  private static Explanation quoteBasis(Cross cross, Selection selection) {
    if (cross.quotes().size() == 1) {
      return new Explanation(
          "quoteBasis", false, "all that crosses is quoted in " + cross.quotes().get(0));
    }
    BigDecimal apart =
        selection.rates().stream()
            .filter(rate -> cross.quotes().contains(rate.from()))
            .map(Rates.Quoted::apartBps)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    BigDecimal basis = cross.rateSpreadBps().add(apart);
    return new Explanation(
        "quoteBasis",
        cross.bps().filter(bps -> bps.compareTo(basis) <= 0).isPresent(),
        "what crosses is quoted in "
            + String.join(", ", cross.quotes())
            + "; the rate's bid and ask are "
            + Decimals.text(cross.rateSpreadBps())
            + " bp apart and the venues that tell it "
            + Decimals.text(apart)
            + " bp, the cross is "
            + bps(cross));
  }

  private static Explanation skew(Cross cross, Selection selection) {
    Duration gap = gap(selection);
    Optional<Double> move = usualMove(selection, gap);
    String apart = "the best bid and the best ask are " + gap.toMillis() + " ms apart, in which ";
    if (move.isEmpty()) {
      return new Explanation(
          "skew", false, apart + "it is not known yet how far the mid usually moves");
    }
    BigDecimal bps =
        BigDecimal.valueOf(move.get()).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return new Explanation(
        "skew",
        cross.bps().filter(wide -> wide.compareTo(bps) <= 0).isPresent(),
        apart + "the mid usually moves " + Decimals.text(bps) + " bp; the cross is " + bps(cross));
  }

  private static String bps(Cross cross) {
    return cross.bps().map(bps -> Decimals.text(bps) + " bp").orElse("of unknown width");
  }

  /** The longest time between a book with the best bid and one with the best ask. */
  private static Duration gap(Selection selection) {
    List<Instant> asks = bestOf(selection, Side.ASK);
    return bestOf(selection, Side.BID).stream()
        .flatMap(bid -> asks.stream().map(ask -> Duration.between(bid, ask).abs()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static List<Instant> bestOf(Selection selection, Side side) {
    Optional<BigDecimal> best = selection.depth().best(side);
    return selection.counted().stream()
        .filter(
            entry ->
                entry
                    .part()
                    .flatMap((Part part) -> part.best(side))
                    .filter(own -> best.filter(of -> of.compareTo(own) == 0).isPresent())
                    .isPresent())
        .flatMap(entry -> entry.market().since().stream())
        .toList();
  }

  /** The median of the usual moves of the counted books' mids. */
  private static Optional<Double> usualMove(Selection selection, Duration time) {
    List<Double> moves =
        selection.counted().stream()
            .flatMap(entry -> entry.market().moves().within(time).stream())
            .sorted()
            .toList();
    return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() / 2));
  }
}
