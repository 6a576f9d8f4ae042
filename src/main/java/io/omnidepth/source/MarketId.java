package io.omnidepth.source;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;

/**
 * One venue's market for one instrument.
 *
 * @param name the instrument as the venue spells it
 */
public record MarketId(Venue venue, Instrument instrument, String name) {}
