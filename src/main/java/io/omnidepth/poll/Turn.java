package io.omnidepth.poll;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The questions that one venue may be asked at one moment.
 *
 * @param lookAgain the wait until the next look, where the budget makes some questions wait
 * @param refused books that have lost their place now, as the budget leaves no room for them
 */
record Turn(List<Poll> ask, Optional<Duration> lookAgain, List<BookPoll> refused) {}
