package io.omnidepth.poll;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions that one venue may be asked at one moment.
 *
 * @param lookAgain the wait until the next attempt; empty if no question waits for the budget
 * @param refused the books that lost their place now, because the budget has no room for them
 */
record Turn(List<Poll> ask, Optional<Duration> lookAgain, List<BookPoll> refused) {}
