package io.omnidepth.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions that an exchange answers beside those for its books and for its list of markets, as
 * the {@code answers} sections of its sample have them.
 */
final class FurtherAnswers {
  private static final int USUAL_LEVELS = 100;

  /** A question of a sample with its answer. */
  private record Prepared(QuestionForm question, Template answer) {}

  /**
   * A question that came.
   *
   * @param words the market and the number of levels that it names
   */
  record Asked(QuestionForm question, Template answer, Map<String, String> words) {
    Asked {
      words = Map.copyOf(words);
    }

    /** The market that it is about. */
    Optional<String> market() {
      return Optional.ofNullable(words.get(QuestionForm.MARKET));
    }

    /** Levels a side that it asks for. */
    int levels(int most) {
      int told =
          Optional.ofNullable(words.get(QuestionForm.DEPTH))
              .map(Integer::valueOf)
              .orElse(USUAL_LEVELS);
      return Math.min(told, most);
    }
  }

  private final List<Prepared> all;

  FurtherAnswers(List<Sample.FurtherAnswer> samples) {
    all =
        samples.stream()
            .map(
                sample ->
                    new Prepared(QuestionForm.parse(sample.question()), Template.of(sample.body())))
            .toList();
  }

  /** What the request asks for; empty where nothing here answers it. */
  Optional<Asked> asked(EmbeddedExchange.Asked request) {
    for (Prepared each : all) {
      Optional<Map<String, String>> words = each.question().asked(request);
      if (words.isPresent()) {
        return words.map(told -> new Asked(each.question(), each.answer(), told));
      }
    }
    return Optional.empty();
  }
}
