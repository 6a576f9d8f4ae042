package io.omnidepth.api.depth;

import io.omnidepth.board.Market;
import io.omnidepth.board.Selection;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Depth;
import io.omnidepth.market.Instrument;
import io.omnidepth.market.Side;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words about a depth, for the ladder and for the picture. */
public final class DepthWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final DepthAnswer answer;
  private final Selection selection;

  DepthWords(DepthAnswer answer) {
    this.answer = answer;
    this.selection = answer.selection();
  }

  /**
   * The line that no book counts, with the reason: no venue answered, or no book can be believed.
   */
  public static String none(Selection selection) {
    List<String> doubted =
        selection.entries().stream()
            .filter(entry -> entry.market().answer().isPresent())
            .map(
                entry ->
                    label(
                            entry.market().venue().id(),
                            entry.market().instrument(),
                            selection.choice().instrument())
                        + " is "
                        + entry.why().orElse(""))
            .toList();
    return selection.choice().instrument()
        + (doubted.isEmpty()
            ? ": no venue answered with a book\n"
            : ": no book counts: " + String.join(", ", doubted) + "\n");
  }

  /** The instrument, the number of venues that count, and the time of the last change. */
  String title() {
    return instrument() + " · " + venues() + " · " + time();
  }

  String instrument() {
    return answer.query().instrument().toString();
  }

  String time() {
    return TIME.format(answer.snapshot().time());
  }

  /** The number of venues that count and, where some are missing, the number of all. */
  String venues() {
    long counted = counted().stream().map(entry -> entry.market().venue()).distinct().count();
    long all =
        selection.entries().stream()
            .filter(entry -> entry.counted() || entry.missed())
            .map(entry -> entry.market().venue())
            .distinct()
            .count();
    return (all == counted ? "" : counted + " of ") + all + (all == 1 ? " venue" : " venues");
  }

  List<Selection.Entry> counted() {
    return selection.counted();
  }

  /** The ways in which its prices differ from the venues': converted quotes, fees. */
  List<String> pricing() {
    List<String> words = new ArrayList<>();
    List<String> joined =
        selection.choice().convert().stream()
            .filter(
                quote ->
                    counted().stream()
                        .anyMatch(entry -> entry.market().instrument().quote().equals(quote)))
            .toList();
    if (!joined.isEmpty()) {
      words.add(String.join(", ", joined) + " converted");
    }
    if (selection.choice().fees()) {
      words.add("after fees");
    }
    return words;
  }

  /** Mid and spread, or that there is none. */
  String middle() {
    Depth depth = selection.depth();
    return depth.mid().isEmpty()
        ? "no mid: a side is empty"
        : "mid "
            + depth.mid().map(Decimals::text).orElse("")
            + ", spread "
            + depth.spread().map(Decimals::text).orElse("")
            + depth.spreadBps().map(bps -> " (" + Decimals.text(bps) + " bp)").orElse("");
  }

  /** The venue of a market, with its quote where that is converted: {@code okx/USDT}. */
  String label(Market market) {
    return label(market.venue().id(), market.instrument(), answer.query().instrument());
  }

  /**
   * The same.
   *
   * @param of the instrument of its book
   * @param depth the instrument of the depth
   */
  public static String label(String venue, Instrument of, Instrument depth) {
    return of.quote().equals(depth.quote()) ? venue : venue + "/" + of.quote();
  }

  /** A venue with the quotes of its counted markets, where any is converted. */
  String label(String venue) {
    List<String> quotes =
        counted().stream()
            .filter(entry -> entry.market().venue().id().equals(venue))
            .map(entry -> entry.market().instrument().quote())
            .toList();
    return quotes.equals(List.of(answer.query().instrument().quote()))
        ? venue
        : venue + "/" + String.join("+", quotes);
  }

  /** The venues whose books end at a side's reach. */
  String endingAt(Side side, BigDecimal reach) {
    return counted().stream()
        .filter(
            entry ->
                entry
                    .part()
                    .filter(part -> part.mayHoldMore(side))
                    .flatMap(part -> part.end(side))
                    .filter(end -> end.compareTo(reach) == 0)
                    .isPresent())
        .map(entry -> label(entry.market()))
        .collect(Collectors.joining(" and "));
  }

  /** The markets that are missing, with the reasons; empty if all count. */
  Optional<String> missed() {
    return Optional.of(
            selection.entries().stream()
                .filter(Selection.Entry::missed)
                .map(entry -> label(entry.market()) + " (" + entry.why().orElse("") + ")")
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }

  /** The venues that have refused this server for a minute; empty if there are none. */
  Optional<String> blocked() {
    return Optional.of(
            selection.blocked().stream()
                .map(blocked -> blocked.venue().id())
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }
}
