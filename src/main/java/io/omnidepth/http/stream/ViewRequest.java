package io.omnidepth.http.stream;

import io.omnidepth.api.Demand;
import io.omnidepth.api.Problem;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads which view a message subscribes. */
final class ViewRequest {
  private static final long LEAST_INTERVAL = 50;
  private static final long USUAL_INTERVAL = 250;
  private static final long MOST_INTERVAL = 60_000;

  /** All other fields are parameters of the depth. */
  private static final List<String> FIELDS = List.of("op", "id", "instrument", "intervalMs");

  /** The reason why a message subscribes nothing. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final String title;

    Fault(String detail) {
      this("Wrong subscription", detail);
    }

    Fault(Problem problem) {
      this(problem.title(), problem.detail());
    }

    private Fault(String title, String detail) {
      super(detail, null, false, false);
      this.title = title;
    }

    String title() {
      return title;
    }

    String detail() {
      return String.valueOf(getMessage());
    }
  }

  private ViewRequest() {}

  /** Reads it, with the names of the instruments and venues that there are. */
  static ViewKey read(Message message, Demand demand, Snapshot snapshot) throws Fault {
    String written = message.scalar("instrument");
    Optional<Instrument> instrument = demand.instrument(written);
    if (instrument.isEmpty()) {
      throw new Fault(demand.unknown(written));
    }
    List<String> venues = snapshot.venues().stream().map(Venue::id).toList();
    try {
      return new ViewKey(
          DepthQuery.read(instrument.get(), new Parameters(message.parameters(FIELDS), venues)),
          interval(message));
    } catch (Parameters.Wrong wrong) {
      throw new Fault(wrong.detail());
    }
  }

  private static Duration interval(Message message) throws Fault {
    Optional<String> written = message.written("intervalMs");
    if (written.isEmpty()) {
      return Duration.ofMillis(USUAL_INTERVAL);
    }
    return Decimals.whole(message.scalar("intervalMs"), LEAST_INTERVAL, MOST_INTERVAL)
        .map(Duration::ofMillis)
        .orElseThrow(
            () ->
                new Fault(
                    "intervalMs="
                        + Parameters.shortened(written.get())
                        + " is not allowed; allowed is a whole number from "
                        + LEAST_INTERVAL
                        + " to "
                        + MOST_INTERVAL));
  }
}
