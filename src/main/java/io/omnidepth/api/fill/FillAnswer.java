package io.omnidepth.api.fill;

import io.omnidepth.board.Selection;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Fill;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Order;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cost of an order, for one request.
 *
 * @param now the moment from which ages are counted
 */
record FillAnswer(
    FillRequest request, Snapshot snapshot, Selection selection, Fill fill, Instant now) {
  /**
   * A reason not to rely on the answer.
   *
   * @param flag {@code notFilled}, {@code beyondReach}, {@code notCounted} or {@code throughCross}
   * @param detail the same for people
   * @param missing ids of venues that may have better prices; empty for another reason
   * @param size the part of the order that it is about; empty if that is not known
   */
  record Warning(
      String flag, String detail, Optional<List<String>> missing, Optional<BigDecimal> size) {}

  static FillAnswer of(FillRequest request, Snapshot snapshot, Instant now) {
    Selection selection = snapshot.select(request.choice());
    Fill fill = Fill.of(selection.depth(), request.taken(), request.order());
    return new FillAnswer(request, snapshot, selection, fill, now);
  }

  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    List<String> notCounted = selection.missed();
    if (!fill.filled()) {
      warnings.add(new Warning("notFilled", notFilled(), Optional.empty(), Optional.empty()));
    }
    if (fill.beyondReach()) {
      List<String> ended = fill.missing().stream().map(Part::venue).distinct().sorted().toList();
      warnings.add(
          new Warning(
              "beyondReach",
              "it goes beyond what "
                  + String.join(", ", ended)
                  + (ended.size() == 1
                      ? " tells of its book, which"
                      : " tell of their books, which")
                  + " may hold better prices there",
              Optional.of(
                  Stream.concat(ended.stream(), notCounted.stream()).distinct().sorted().toList()),
              Optional.empty()));
    }
    if (!notCounted.isEmpty()) {
      warnings.add(
          new Warning(
              "notCounted",
              "not all books of "
                  + String.join(", ", notCounted)
                  + " count now, which may have better prices",
              Optional.of(notCounted),
              Optional.empty()));
    }
    if (fill.crossedSize().signum() > 0) {
      warnings.add(
          new Warning(
              "throughCross", throughCross(), Optional.empty(), Optional.of(fill.crossedSize())));
    }
    return warnings;
  }

  private String notFilled() {
    Instrument instrument = request.choice().instrument();
    Side side = request.taken();
    if (fill.total().isEmpty() && selection.depth().best(side).isPresent()) {
      return "so little "
          + instrument.quote()
          + " is less than the smallest size of "
          + instrument.base()
          + " costs";
    }
    String word = side == Side.ASK ? "offer" : "bid for";
    return fill.total()
        .map(
            taken ->
                "the books that count "
                    + word
                    + " no more than "
                    + Decimals.text(taken.size())
                    + " "
                    + instrument.base()
                    + ", "
                    + Decimals.text(
                        taken
                            .terms(
                                request.order() instanceof Order.Notional
                                    && selection.depth().fees())
                            .notional())
                    + " "
                    + instrument.quote())
        .orElse("the books that count have no " + side + "s");
  }

  private String throughCross() {
    Side across = request.taken().other();
    return Decimals.text(fill.crossedSize())
        + " "
        + request.choice().instrument().base()
        + " of it "
        + (request.taken() == Side.ASK ? "is asked for at no more" : "is bid for at no less")
        + " than the best "
        + across
        + ", "
        + selection.depth().best(across).map(Decimals::text).orElse("")
        + ": such a cross is seldom there when an order comes; /api/v1/summary says what may"
        + " explain it";
  }
}
