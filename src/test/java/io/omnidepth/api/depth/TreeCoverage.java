package io.omnidepth.api.depth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.api.Json;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Ladder;
import io.omnidepth.market.Part;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The oracle of the coverage: it goes over all books for each price. */
public final class TreeCoverage {
  private static final List<Integer> BPS = List.of(1, 5, 10, 25, 50, 100, 200);

  private TreeCoverage() {}

  /** The member {@code coverage}. */
  public static ObjectNode json(Selection selection, boolean asText) {
    ObjectNode sides = Json.object();
    for (Side side : Side.values()) {
      ArrayNode told = sides.putArray(side.toString());
      Optional<BigDecimal> mid = selection.depth().referenceMid();
      for (int bps : mid.isPresent() ? BPS : List.<Integer>of()) {
        BigDecimal away =
            mid.get().multiply(BigDecimal.valueOf(bps)).divide(BigDecimal.valueOf(10_000));
        BigDecimal price = side == Side.BID ? mid.get().subtract(away) : mid.get().add(away);
        at(selection, side, price)
            .ifPresent(
                share -> told.addArray().add(bps).add(Json.decimal(Optional.of(share), asText)));
      }
    }
    return sides;
  }

  /** The share out to the last row of a side; empty without a row. */
  public static Optional<BigDecimal> atEnd(Selection selection, Ladder side) {
    return side.isEmpty()
        ? Optional.empty()
        : at(selection, side.side(), side.prices().decimal(side.rows() - 1));
  }

  /** The share out to a price. */
  public static Optional<BigDecimal> at(Selection selection, Side side, BigDecimal price) {
    List<Selection.Entry> all =
        selection.entries().stream()
            .filter(entry -> entry.market().usualSize().known(side).isPresent())
            .filter(entry -> !entry.why().equals(Optional.of("excluded")))
            .filter(entry -> !entry.why().equals(Optional.of("duplicate")))
            .filter(entry -> entry.counted() || !isElsewhere(entry, selection))
            .toList();
    BigDecimal whole = sum(all, side);
    if (whole.signum() == 0) {
      List<Selection.Entry> reaching =
          all.stream().filter(entry -> reaches(entry, side, price)).toList();
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(share(BigDecimal.valueOf(reaching.size()), BigDecimal.valueOf(all.size())));
    }
    return Optional.of(
        share(
            sum(all.stream().filter(entry -> reaches(entry, side, price)).toList(), side), whole));
  }

  private static BigDecimal share(BigDecimal of, BigDecimal whole) {
    return of.divide(whole, 4, RoundingMode.DOWN);
  }

  private static BigDecimal sum(List<Selection.Entry> entries, Side side) {
    return entries.stream()
        .map(entry -> entry.market().usualSize().known(side).orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean reaches(Selection.Entry entry, Side side, BigDecimal price) {
    if (!entry.counted()) {
      return false;
    }
    Part part = entry.part().orElseThrow();
    return !part.mayHoldMore(side) || side.compare(part.end(side).orElseThrow(), price) >= 0;
  }

  /** Whether the venue has the same book under a name that counts, or that stands before. */
  private static boolean isElsewhere(Selection.Entry entry, Selection selection) {
    List<Selection.Entry> entries = selection.entries();
    int own = entries.indexOf(entry);
    for (int i = 0; i < entries.size(); i++) {
      Selection.Entry other = entries.get(i);
      if (i != own
          && (other.counted() || i < own)
          && other.market().venue().equals(entry.market().venue())
          && book(other).equals(book(entry))) {
        return true;
      }
    }
    return false;
  }

  private static Object book(Selection.Entry entry) {
    return entry.market().venue().request().bookOf(entry.market().instrument());
  }
}
