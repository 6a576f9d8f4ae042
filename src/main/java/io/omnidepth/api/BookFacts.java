package io.omnidepth.api;

import io.omnidepth.board.Market;
import io.omnidepth.market.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The circumstances of a book that readers are told.
 *
 * @param lag the signed time from the venue's time to the receipt
 * @param bids the number of bids
 * @param asks the number of asks
 */
record BookFacts(
    Instant receivedAt,
    long unchangedMs,
    Optional<Instant> venueTime,
    Optional<Duration> lag,
    int bids,
    int asks) {
  static BookFacts of(Market.Answer answer, Market market) {
    return new BookFacts(
        answer.receivedAt(),
        Json.millis(answer.unchangedSince(), answer.receivedAt()),
        answer.stamp().venueTime(),
        market.lag(),
        answer.book().levels(Side.BID),
        answer.book().levels(Side.ASK));
  }

  void write(JsonWriter json) {
    json.name("receivedAt").time(receivedAt);
    json.name("unchangedMs").number(unchangedMs);
    json.name("venueTime").time(venueTime);
    json.name("lagMs").millis(lag);
    json.name("bids").number(bids);
    json.name("asks").number(asks);
  }
}
