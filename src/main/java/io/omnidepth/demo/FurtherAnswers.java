package io.omnidepth.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of an exchange to questions other than books and its list of markets. They are the
 * {@code answers} sections of its sample.
 */
final class FurtherAnswers {
  private static final int USUAL_LEVELS = 100;

  /** A question in a sample and its answer. */
  private record Prepared(QuestionForm question, Template answer) {}

  /**
   * A request that matches one of the questions.
   *
   * @param words the market and the number of levels in the request
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
      int levels =
          Optional.ofNullable(words.get(QuestionForm.DEPTH))
              .map(Integer::valueOf)
              .orElse(USUAL_LEVELS);
      return Math.min(levels, most);
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

  /** The question in the request; empty if the sample has no answer to it. */
  Optional<Match> match(ExchangeRequest request) {
    for (Prepared each : all) {
      Optional<Map<String, String>> words = each.question().match(request);
      if (words.isPresent()) {
        return words.map(found -> new Match(each.question(), each.answer(), found));
      }
    }
    return Optional.empty();
  }
}
