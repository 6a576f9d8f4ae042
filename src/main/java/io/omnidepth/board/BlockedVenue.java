package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A venue that does not serve us from here, and what a depth does without for that.
 *
 * @param since when it first said so
 * @param why what it said last
 * @param lists whether it would have books for the depth; empty where nobody knows
 * @param instruments those of the depth's instruments that it lists
 * @param list what is known of its markets
 */
public record BlockedVenue(
    Venue venue,
    Instant since,
    String why,
    Optional<Boolean> lists,
    List<Instrument> instruments,
    MarketsKnown list) {}
