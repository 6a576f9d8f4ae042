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
 * The rules that tell whether an answer is a refusal, and of which kind.
 *
 * @param signs conditions on what the answer says
 * @param reasons paths to the venue's reason for a refusal
 * @param statuses the meaning of HTTP statuses outside 200 to 299; any other refuses
 */
public record VerdictRules(List<Sign> signs, List<String> reasons, Map<Integer, Verdict> statuses) {
  /**
   * A condition that gives a verdict.
   *
   * @param path to the text that the condition is about
   * @param whenItHolds whether the verdict stands when the condition holds, or when it does not
   */
  public record Sign(Verdict verdict, String path, Condition condition, boolean whenItHolds) {}

  public VerdictRules {
    signs = List.copyOf(signs);
    reasons = List.copyOf(reasons);
    statuses = Map.copyOf(statuses);
  }

  /** Every path that {@link #verdict} and {@link #reason} look at. */
  public List<String> watched() {
    return Stream.concat(signs.stream().map(Sign::path), reasons.stream()).distinct().toList();
  }

  /**
   * The answer's verdict on itself. The heaviest sign counts: limited, blocked, unlisted, refused.
   *
   * @param said gives the text at a path that is {@link #watched}
   */
  public Verdict verdict(Function<String, Optional<String>> said) {
    return signs.stream()
        .filter(sign -> sign.condition().of(said.apply(sign.path())) == sign.whenItHolds())
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

  /** Whether a bare HTTP status may mean an unknown market, as it may mean any unknown path. */
  public boolean unlistedByStatus() {
    return statuses.containsValue(Verdict.UNLISTED);
  }

  /** The venue's own reason, as far as the answer tells one. */
  public String reason(Function<String, Optional<String>> said) {
    return String.join(
        ", ",
        Stream.concat(reasons.stream(), signs.stream().map(Sign::path))
            .distinct()
            .flatMap(path -> said.apply(path).stream().map(text -> path + " = " + text))
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
