package io.omnidepth.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The questions that an exchange answers beside those for its books and its list of markets. They
 * are the {@code answers} sections of its sample.
 */
final class FurtherAnswers {
  private static final int USUAL_LEVELS = 100;

  /** A question of a sample with its answer. */
  private record Prepared(QuestionForm question, Template answer) {}

  /**
   * A request that one of the questions matches.
   *
   * @param words the market and the number of levels that it names
   */
  record Match(QuestionForm question, Template answer, Map<String, String> words) {
    Match {
      words = Map.copyOf(words);
    }

    /** The market that the request is about. */
    Optional<String> market() {
      return Optional.ofNullable(words.get(QuestionForm.MARKET));
    }

    /** The levels a side that the request asks for. */
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

  /** The question that the request asks; empty where the sample has no answer to it. */
  Optional<Match> match(ExchangeRequest request) {
    for (Prepared each : all) {
      Optional<Map<String, String>> words = each.question().match(request);
      if (words.isPresent()) {
        return words.map(told -> new Match(each.question(), each.answer(), told));
      }
    }
    return Optional.empty();
  }
}
