package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.time.Instant;

/**
 * One question for one book and how it ended.
 *
 * @param market the instrument as the venue spells it
 * @param askedLevels levels a side that were asked for; 0 where the venue takes no number
 * @param sentAt when the request left
 * @param receivedAt when the answer's last byte came, or when it was given up
 * @param took from the request's leaving to the last byte or the giving up
 * @param bytes length of the body on the wire, 0 without one
 * @param interval how far apart this book's questions are meant to be
 * @param usualInterval how far apart they were if the venue's limits left room for them all
 */
public record Attempt(
    Venue venue,
    Instrument instrument,
    String market,
    int askedLevels,
    Instant sentAt,
    Instant receivedAt,
    Duration took,
    long bytes,
    Duration interval,
    Duration usualInterval,
    Outcome outcome) {}
