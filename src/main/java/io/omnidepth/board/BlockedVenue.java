package io.omnidepth.board;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A venue that does not serve this place, and the books that a depth lacks because of that.
 *
 * @param since the moment of its first refusal
 * @param why the reason in its last refusal
 * @param lists whether it lists books for the depth; empty if that is unknown
 * @param instruments the instruments of the depth that it lists
 * @param list the known list of its markets
 */
public record BlockedVenue(
    Venue venue,
    Instant since,
    String why,
    Optional<Boolean> lists,
    List<Instrument> instruments,
    KnownMarkets list) {
  /** The venues of the choice that have refused all service for a minute. */
  static List<BlockedVenue> of(Snapshot snapshot, Choice choice) {
    List<BlockedVenue> blocked = new ArrayList<>();
    for (Venue venue : snapshot.venues()) {
      if (choice.venues().isEmpty() || choice.venues().contains(venue.id())) {
        snapshot.block(venue).ifPresent(block -> blocked.add(of(snapshot, choice, venue, block)));
      }
    }
    return List.copyOf(blocked);
  }

  private static BlockedVenue of(
      Snapshot snapshot, Choice choice, Venue venue, Blocks.Block block) {
    KnownMarkets list = snapshot.list(venue.id());
    List<Instrument> has =
        choice.instruments().stream()
            .filter(one -> list.trades(one) || sentBook(snapshot, venue, one))
            .toList();
    boolean hasNone =
        choice.instruments().stream().allMatch(one -> list.tradesIfKnown(one).isPresent());
    Optional<Boolean> lists =
        has.isEmpty() ? Optional.of(false).filter(none -> hasNone) : Optional.of(true);
    return new BlockedVenue(venue, block.since(), block.why(), lists, has, list);
  }

  private static boolean sentBook(Snapshot snapshot, Venue venue, Instrument instrument) {
    return snapshot.market(venue.id(), instrument).flatMap(Market::answer).isPresent();
  }
}
