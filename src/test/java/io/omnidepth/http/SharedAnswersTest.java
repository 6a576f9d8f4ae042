package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

  private final SharedAnswers answers = new SharedAnswers(100_000);

  private static SharedAnswers.Key key(Object request) {
    return new SharedAnswers.Key(request, ContentEncoding.GZIP);
  }

  private static EncodedAnswer.Content content(int length) {
    return new EncodedAnswer.Content(
        Form.JSON,
        "W/\"1\"",
        ContentEncoding.GZIP,
        Optional.of(new byte[length]),
        Optional.empty(),
        Duration.ZERO);
  }

  private Optional<EncodedAnswer.Content> at(Object request, long publication, long millis) {
    return answers.finished(key(request), publication, NOW.plusMillis(millis));
  }

  @Test
  void anAnswerIsOfOnePublicationAndOfOneMoment() {
    answers.add(key("a"), content(10), 7, NOW);
    assertTrue(at("a", 7, 0).isPresent());
    assertTrue(at("a", 7, 249).isPresent());
    assertEquals(Optional.empty(), at("a", 7, 250), "its ages are too old");
    assertEquals(Optional.empty(), at("a", 7, -1), "the clock was set back");
    assertEquals(Optional.empty(), at("a", 8, 0));
    assertEquals(Optional.empty(), at("b", 7, 0));
    assertEquals(
        Optional.empty(),
        answers.finished(new SharedAnswers.Key("a", ContentEncoding.NONE), 7, NOW));
  }

  @Test
  void anOlderAnswerReplacesNoNewerOne() {
    EncodedAnswer.Content newer = content(10);
    answers.add(key("a"), newer, 8, NOW);
    answers.add(key("a"), content(10), 7, NOW);
    assertSame(newer, at("a", 8, 0).orElseThrow());
  }

  @Test
  void publicationsDropAnswersAndTheirBytes() {
    answers.add(key("a"), content(10), 7, NOW);
    answers.add(key("contract"), content(10), AnswerSource.LASTING, NOW);
    long one = answers.bytes() / 2;
    answers.published(8);
    assertEquals(one, answers.bytes());
    assertTrue(at("contract", 9, 3_600_000).isPresent());
  }

  @Test
  void theEldestAnswersGoWhenTheBytesAreTooMany() {
    for (int i = 0; i < 50; i++) {
      answers.add(key(i), content(9_000), 7, NOW);
      assertTrue(answers.bytes() <= 100_000);
      assertTrue(at(0, 7, 0).isPresent(), "it is asked for again and again");
    }
    assertEquals(Optional.empty(), at(1, 7, 0));
    assertTrue(at(49, 7, 0).isPresent());
    answers.add(key("large"), content(100_000), 7, NOW);
    assertEquals(Optional.empty(), at("large", 7, 0));
    answers.published(8);
    assertEquals(0, answers.bytes());
  }

  @Test
  void aRequestWaitsForNoMakingOfAnEarlierPublication() {
    Making first = answers.making(key("a"), 7);
    assertSame(first, answers.making(key("a"), 8), "it has not begun");
    first.begin(8);
    assertSame(first, answers.making(key("a"), 8));
    Making second = answers.making(key("a"), 9);
    assertNotSame(first, second);
    answers.ended(first);
    assertSame(second, answers.making(key("a"), 9));
  }
}
