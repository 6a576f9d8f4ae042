package io.omnidepth.venue;

import io.omnidepth.market.Instrument;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A market as its venue's list has it.
 *
 * @param instrument in our words
 * @param market the name that its book is asked by
 * @param tickSize the smallest step of a price; empty where the list does not tell it
 * @param lotSize the smallest step of a size; empty where the list does not tell it
 * @param status the venue's own word for how it is with it, {@code listed} where it tells none
 * @param trading whether orders can be placed now
 */
public record Listed(
    Instrument instrument,
    String market,
    Optional<BigDecimal> tickSize,
    Optional<BigDecimal> lotSize,
    String status,
    boolean trading) {}
