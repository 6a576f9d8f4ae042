package io.omnidepth.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The states of one instrument's markets at one moment.
 *
 * @param markets the markets in these states
 * @param moved those whose state or doubt has changed
 * @param until the first moment at which time alone may change a state
 */
record Settlement(List<Market> markets, List<Market> moved, Instant until) {
  /**
   * The circumstances that decide states.
   *
   * @param held the ids of the venues whose last answer was a limit or a block
   */
  record Rules(StateRules states, VenueClocks clocks, Set<String> held) {
    private Optional<Timeliness> timeliness(Market market, Instant now) {
      return market.answer().map(known -> clocks.timeliness(market.venue(), known, now));
    }

    /** The first moment after now at which time alone may change the market's state. */
    private Instant until(Market market, Instant now) {
      return market
          .answer()
          .map(
              known ->
                  earlier(states.until(market, now), clocks.lateUntil(market.venue(), known, now)))
          .orElse(Instant.MAX);
    }
  }

  /**
   * Decides the states again.
   *
   * @param before the markets of the same venues as they were settled last; none before the first
   *     time
   */
  static Settlement of(List<Market> markets, List<Market> before, Rules rules, Instant now) {
    List<Market> settled = new ArrayList<>(markets.size());
    List<Market> moved = new ArrayList<>();
    Instant until = Instant.MAX;
    for (int i = 0; i < markets.size(); i++) {
      Market market = markets.get(i);
      Optional<Timeliness> timely = rules.timeliness(market, now);
      boolean sameTimes = timely.equals(market.timeliness());
      Market aged = sameTimes ? market : market.in(market.state(), market.stateSince(), timely);
      boolean held = rules.held().contains(market.venue().id());
      State state = rules.states().state(aged, held, markets, now);
      Optional<String> doubt = before.isEmpty() ? Optional.empty() : before.get(i).doubt();
      boolean moves = state != market.state() || !aged.doubt().equals(doubt);
      Market next = moves ? aged.in(state, now, timely) : aged;
      settled.add(next);
      if (moves) {
        moved.add(next);
      }
      until = earlier(until, rules.until(next, now));
    }
    return new Settlement(List.copyOf(settled), moved, until);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
