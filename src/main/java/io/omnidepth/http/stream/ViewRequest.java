package io.omnidepth.http.stream;

import io.omnidepth.api.Demand;
import io.omnidepth.api.Problem;
import io.omnidepth.api.depth.DepthParameters;
import io.omnidepth.api.depth.DepthQuery;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Snapshot;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which view a message subscribes. */
final class ViewRequest {
  static final int LONGEST_MOMENT = 64;
  private static final String MOMENT = "moment";

  /** All other fields are parameters of the depth. */
  private static final List<String> FIELDS =
      List.of("op", "id", "instrument", MOMENT, DepthParameters.INTERVAL.name());

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

  /** The name of the moment that the view belongs to; empty for none. */
  static Optional<String> moment(Message message) throws Fault {
    Optional<String> written = message.written(MOMENT);
    if (written.isPresent()
        && (!message.scalars().containsKey(MOMENT)
            || written.get().isEmpty()
            || written.get().length() > LONGEST_MOMENT)) {
      throw new Fault(
          "moment="
              + Parameters.shortened(written.get())
              + " is not allowed; allowed is a name of yours of 1 to "
              + LONGEST_MOMENT
              + " characters");
    }
    return written;
  }

  /**
   * Checks that a view can join a moment: its streams go out together, so they have one interval.
   *
   * @param others the views that the moment has already
   */
  static void check(ViewKey view, String moment, Collection<ViewKey> others) throws Fault {
    if (others.contains(view)) {
      throw new Fault("moment \"" + moment + "\" has this view already");
    }
    Optional<Duration> interval = others.stream().map(ViewKey::interval).findFirst();
    if (interval.filter(known -> !known.equals(view.interval())).isPresent()) {
      throw new Fault(
          "intervalMs="
              + view.interval().toMillis()
              + " is not allowed; the streams of moment \""
              + moment
              + "\" have "
              + interval.get().toMillis());
    }
  }

  private static Duration interval(Message message) throws Parameters.Wrong {
    String name = DepthParameters.INTERVAL.name();
    Optional<String> written = message.written(name);
    if (written.isPresent() && !message.scalars().containsKey(name)) {
      throw DepthParameters.INTERVAL_VALUES.wrong(name, written.get());
    }
    Map<String, String> texts = written.map(text -> Map.of(name, text)).orElse(Map.of());
    return DepthParameters.INTERVAL.of(new Parameters(texts, List.of()));
  }
}
