package io.omnidepth.poll;

import io.omnidepth.market.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rounds of the instruments. The round of an instrument closes when all its questions have
 * ended, or when its time is up. No instrument waits for another's questions.
 */
final class Rounds {
  /** The receiver of the ends of rounds. */
  interface Listener {
    /** A question has ended after the close of the instrument's round, and none is left. */
    void answered(Instrument instrument);

    void closed(Instrument instrument);

    /** The rounds of all instruments are closed. */
    void allClosed();
  }

  private static final class Round {
    /** The questions that have not ended. Some of them may still wait for the budget. */
    private final Set<Poll> questions = new HashSet<>();

    private boolean isOpen = true;

    /** The number of the last {@link #begin} with a question for it. */
    private long number;
  }

  private final Map<Instrument, Round> rounds = new LinkedHashMap<>();
  private final Listener listener;
  private boolean isOpen;
  private long number;

  Rounds(Listener listener) {
    this.listener = listener;
  }

  /** Closes all open rounds and opens new ones for these instruments. */
  void renew(Collection<Instrument> instruments) {
    close(round -> true);
    rounds.clear();
    watch(instruments);
  }

  /** Opens rounds for new instruments, and forgets all others than these. */
  void watch(Collection<Instrument> instruments) {
    rounds.keySet().retainAll(Set.copyOf(instruments));
    instruments.forEach(instrument -> rounds.computeIfAbsent(instrument, one -> new Round()));
  }

  /** Has the rounds of these instruments wait for the question. A closed one opens again. */
  void join(Poll question, Collection<Instrument> instruments) {
    for (Instrument instrument : instruments) {
      find(instrument)
          .ifPresent(
              round -> {
                round.questions.add(question);
                round.isOpen = true;
                round.number = number + 1;
              });
    }
  }

  /**
   * Begins the rounds that were joined, and closes those without a question.
   *
   * @return the number with which their time is up
   */
  long begin() {
    number++;
    isOpen = true;
    close(round -> round.questions.isEmpty());
    return number;
  }

  /** Has the rounds of these instruments wait for the question, if they are still open. */
  void waitFor(Poll question, Collection<Instrument> instruments) {
    instruments.forEach(one -> find(one).ifPresent(round -> round.questions.add(question)));
  }

  private Optional<Round> find(Instrument instrument) {
    return Optional.ofNullable(rounds.get(instrument));
  }

  /** Takes in the end of a question for a book. */
  void ended(BookPoll question) {
    find(question.instrument).ifPresent(round -> ended(question, question.instrument, round));
  }

  /** Takes in the end of a question that any instrument may have waited for. */
  void ended(ListPoll question) {
    for (Instrument instrument : List.copyOf(rounds.keySet())) {
      find(instrument)
          .filter(round -> round.questions.contains(question))
          .ifPresent(round -> ended(question, instrument, round));
    }
  }

  private void ended(Poll question, Instrument instrument, Round of) {
    of.questions.remove(question);
    if (!of.questions.isEmpty()) {
      return;
    }
    if (of.isOpen) {
      close(round -> round == of);
    } else {
      listener.answered(instrument);
    }
  }

  /** The time is up for the rounds that were last joined with that number. */
  void timeIsUp(long joined) {
    close(round -> round.number == joined);
  }

  private void close(Predicate<Round> which) {
    List<Instrument> closed = new ArrayList<>();
    rounds.forEach(
        (instrument, round) -> {
          if (round.isOpen && which.test(round)) {
            round.isOpen = false;
            closed.add(instrument);
          }
        });
    closed.forEach(listener::closed);
    if (isOpen && rounds.values().stream().noneMatch(round -> round.isOpen)) {
      isOpen = false;
      listener.allClosed();
    }
  }
}
