package io.omnidepth.poll;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions that one venue may be asked at one moment.
 *
 * @param held the due questions that wait for the budget
 * @param lookAgain the wait until the next attempt; empty if no question waits for the budget
 * @param refused the books that lost their place now, because the budget has no room for them
 */
record Turn(
    List<Poll> ask, List<Poll> held, Optional<Duration> lookAgain, List<BookPoll> refused) {}
