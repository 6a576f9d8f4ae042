package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        Optional.of(new AnswerBody(new byte[length])),
        Optional.empty(),
        Duration.ZERO);
  }

  private static AnswerVersion of(long publication) {
    return new AnswerVersion(publication, publication);
  }

  private Optional<EncodedAnswer.Content> at(Object request, long publication, long millis) {
    return answers.finished(key(request), of(publication), NOW.plusMillis(millis));
  }

  @Test
  void anAnswerIsOfOneVersionAndOfOneMoment() {
    answers.add(key("a"), content(10), of(7), NOW);
    assertTrue(at("a", 7, 0).isPresent());
    assertTrue(at("a", 7, 249).isPresent());
    assertEquals(Optional.empty(), at("a", 7, 250), "its ages are too old");
    assertEquals(Optional.empty(), at("a", 7, -1), "the clock was set back");
    assertEquals(Optional.empty(), at("a", 8, 0));
    assertEquals(Optional.empty(), at("b", 7, 0));
    assertEquals(
        Optional.empty(),
        answers.finished(new SharedAnswers.Key("a", ContentEncoding.NONE), of(7), NOW));
  }

  @Test
  void anAnswerOutlivesPublicationsThatDoNotTouchItsBooks() {
    EncodedAnswer.Content content = content(10);
    answers.add(key("a"), content, new AnswerVersion(7, "books"), NOW);
    assertSame(
        content, answers.finished(key("a"), new AnswerVersion(9, "books"), NOW).orElseThrow());
    assertEquals(Optional.empty(), answers.finished(key("a"), new AnswerVersion(9, "others"), NOW));
  }

  @Test
  void anOlderAnswerReplacesNoNewerOne() {
    EncodedAnswer.Content newer = content(10);
    answers.add(key("a"), newer, of(8), NOW);
    answers.add(key("a"), content(10), of(7), NOW);
    assertSame(newer, at("a", 8, 0).orElseThrow());
  }

  @Test
  void timeDropsAnswersAndTheirBytes() {
    answers.add(key("a"), content(10), of(7), NOW);
    answers.add(key("contract"), content(10), AnswerVersion.LASTING, NOW);
    long one = answers.bytes() / 2;
    answers.look(NOW.plusMillis(249));
    assertEquals(2 * one, answers.bytes());
    answers.look(NOW.plusMillis(250));
    assertEquals(one, answers.bytes());
    assertTrue(
        answers
            .finished(key("contract"), AnswerVersion.LASTING, NOW.plusSeconds(3_600))
            .isPresent());
  }

  @Test
  void theEldestAnswersGoWhenTheBytesAreTooMany() {
    for (int i = 0; i < 50; i++) {
      answers.add(key(i), content(9_000), of(7), NOW);
      assertTrue(answers.bytes() <= 100_000);
      assertTrue(at(0, 7, 0).isPresent(), "it is asked for again and again");
    }
    assertEquals(Optional.empty(), at(1, 7, 0));
    assertTrue(at(49, 7, 0).isPresent());
    answers.add(key("large"), content(100_000), of(7), NOW);
    assertEquals(Optional.empty(), at("large", 7, 0));
    answers.look(NOW.plusMillis(250));
    assertEquals(0, answers.bytes());
  }

  @Test
  void aRequestWaitsForNoMakingOfOtherBooks() {
    Making first = answers.making(key("a"), of(7));
    assertSame(first, answers.making(key("a"), of(8)), "it has not begun");
    assertTrue(first.begin(of(8)));
    assertFalse(first.begin(of(8)), "it has begun");
    assertSame(first, answers.making(key("a"), of(8)));
    Making second = answers.making(key("a"), of(9));
    assertNotSame(first, second);
    answers.ended(first);
    assertSame(second, answers.making(key("a"), of(9)));
  }

  @Test
  void nobodyJoinsAMakingThatHasEnded() {
    Making making = answers.making(key("a"), of(7));
    assertTrue(making.begin(of(7)));
    assertEquals(List.of(), making.end());
    assertNotSame(making, answers.making(key("a"), of(7)));
  }
}
