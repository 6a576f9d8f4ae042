package io.omnidepth.source;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;

/**
 * One venue's market for one instrument.
 *
 * @param name the venue's name for the instrument
 */
public record MarketId(Venue venue, Instrument instrument, String name) {}
