package io.omnidepth.venue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that recognise a refusal and its kind.
 *
 * @param signs the conditions on the answer's texts
 * @param reasons the paths to the venue's reason for a refusal
 * @param statuses the meaning of HTTP statuses outside 200 to 299; any other means refused
 */
public record VerdictRules(List<Sign> signs, List<String> reasons, Map<Integer, Verdict> statuses) {
  /**
   * A condition that gives a verdict.
   *
   * @param path the path to the text of the condition
   * @param whenItHolds whether the verdict applies if the condition holds; otherwise it applies if
   *     not
   */
  record Sign(Verdict verdict, String path, Condition condition, boolean whenItHolds) {}

  public VerdictRules {
    signs = List.copyOf(signs);
    reasons = List.copyOf(reasons);
    statuses = Map.copyOf(statuses);
  }

  /** All paths that {@link #verdict} and {@link #reason} use. */
  public List<String> watched() {
    return Stream.concat(signs.stream().map(Sign::path), reasons.stream()).distinct().toList();
  }

  /**
   * The verdict of an answer. The heaviest sign counts: limited, blocked, unlisted, refused.
   *
   * @param texts the lookup of the text at a {@link #watched} path
   */
  public Verdict verdict(Function<String, Optional<String>> texts) {
    return signs.stream()
        .filter(sign -> sign.condition().of(texts.apply(sign.path())) == sign.whenItHolds())
        .map(Sign::verdict)
        .min(Comparator.naturalOrder())
        .orElse(Verdict.HEALTHY);
  }

  /** The verdict of an HTTP status by itself. */
  public Verdict verdict(int httpStatus) {
    if (httpStatus >= 200 && httpStatus < 300) {
      return Verdict.HEALTHY;
    }
    return statuses.getOrDefault(httpStatus, Verdict.REFUSED);
  }

  /** Whether an HTTP status alone may mean an unknown market. It may also mean any unknown path. */
  public boolean unlistedByStatus() {
    return statuses.containsValue(Verdict.UNLISTED);
  }

  /** The venue's own reason; empty if the answer has none. */
  public String reason(Function<String, Optional<String>> texts) {
    return String.join(
        ", ",
        Stream.concat(reasons.stream(), signs.stream().map(Sign::path))
            .distinct()
            .flatMap(path -> texts.apply(path).stream().map(text -> path + " = " + text))
            .toList());
  }

  /** The rules while a catalog file declares them. */
  static final class Draft {
    final List<Sign> signs = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();
    final Map<Integer, Verdict> statuses =
        new HashMap<>(
            Map.of(
                429, Verdict.LIMITED,
                418, Verdict.LIMITED,
                403, Verdict.BLOCKED,
                451, Verdict.BLOCKED));

    VerdictRules declared() {
      return new VerdictRules(signs, reasons, statuses);
    }
  }
}
