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

/** What is said of a depth where people see it: in the ladder and in the picture. */
public final class DepthWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final DepthAnswer answer;
  private final Selection selection;

  DepthWords(DepthAnswer answer) {
    this.answer = answer;
    this.selection = answer.selection();
  }

  /** That no book counts: as none came, or as none of those that came can be believed. */
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

  /** The instrument, how many venues count, and when the depth last changed. */
  String title() {
    return instrument() + " · " + venues() + " · " + time();
  }

  String instrument() {
    return answer.query().instrument().toString();
  }

  String time() {
    return TIME.format(answer.snapshot().time());
  }

  /** How many venues count, and of how many where some are missed. */
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

  /** What is special about its prices: that they are converted, that they hold fees. */
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

  /** A market's venue; one whose quote is converted is told apart by it: {@code okx/USDT}. */
  public String label(Market market) {
    return label(market.venue().id(), market.instrument(), answer.query().instrument());
  }

  /**
   * The same.
   *
   * @param of what its book is of
   * @param depth what the depth is of
   */
  public static String label(String venue, Instrument of, Instrument depth) {
    return of.quote().equals(depth.quote()) ? venue : venue + "/" + of.quote();
  }

  /** A venue with the quotes of its counted markets, where any is converted. */
  public String label(String venue) {
    List<String> quotes =
        counted().stream()
            .filter(entry -> entry.market().venue().id().equals(venue))
            .map(entry -> entry.market().instrument().quote())
            .toList();
    return quotes.equals(List.of(answer.query().instrument().quote()))
        ? venue
        : venue + "/" + String.join("+", quotes);
  }

  /** Whose book ends where a side's reach is. */
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

  /** Who is missed, with the word for why; empty where all count. */
  Optional<String> missed() {
    return Optional.of(
            selection.entries().stream()
                .filter(Selection.Entry::missed)
                .map(entry -> label(entry.market()) + " (" + entry.why().orElse("") + ")")
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }

  /** The venues that have not served us for a minute; empty where there are none. */
  Optional<String> blocked() {
    return Optional.of(
            selection.blocked().stream()
                .map(blocked -> blocked.venue().id())
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }
}
