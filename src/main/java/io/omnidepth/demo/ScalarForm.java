package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.SampleText.Span;
import io.omnidepth.demo.WireForm.Piece;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The scalars of a sample outside its levels that differ from answer to answer: the market's name,
 * the count of changes, the times, and the numbers that follow from the levels.
 *
 * @param markets the names of the sample's market
 * @param sequence the path to the count of changes
 * @param derived the pieces of numbers that follow from the levels
 */
record ScalarForm(Set<String> markets, String sequence, Map<BigDecimal, Piece> derived) {
  /** Adds the span of the current scalar if it differs from answer to answer. */
  void add(SampleText sample, List<Span> spans) throws IOException {
    String text = sample.scalar();
    if (sample.path().equals(sequence)) {
      spans.add(sample.span(WireForm.sequence()));
      return;
    }
    Optional<String> name = name(text);
    if (sample.token() == JsonToken.VALUE_STRING && name.isPresent()) {
      int from = sample.span(WireForm.market()).from() + text.indexOf(name.get());
      spans.add(new Span(from, from + name.get().length(), WireForm.market()));
      return;
    }
    Optional<Piece> number = sample.token().isNumeric() ? derived(text) : Optional.empty();
    Optional<Piece> piece = number.or(() -> SampleTime.piece(text));
    if (piece.isPresent()) {
      spans.add(sample.span(piece.get()));
    }
  }

  private Optional<Piece> derived(String number) {
    return Optional.ofNullable(derived.get(new BigDecimal(number).stripTrailingZeros()));
  }

  /** The market's name in that text. */
  private Optional<String> name(String text) {
    return markets.stream().filter(text::contains).max(Comparator.comparing(String::length));
  }
}
