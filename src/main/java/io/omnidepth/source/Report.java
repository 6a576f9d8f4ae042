package io.omnidepth.source;

import io.omnidepth.market.Book;
import io.omnidepth.venue.Stamp;
import java.util.Optional;

/** A venue's report about one market at one moment, from any source. */
public sealed interface Report {
  MarketId market();

  Arrival received();

  Cadence cadence();

  /** The word for it in metrics and answers: {@code fresh}, {@code limited}, ... */
  String word();

  /** One line about the failure; empty without a failure. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** A good book, or the message that the last book has not changed. */
  sealed interface Answered extends Report {
    /** The requested number of levels a side; 0 if the venue takes no number. */
    int askedLevels();

    Stamp stamp();
  }

  /** A book that differs from the one before. */
  record Whole(
      MarketId market, Arrival received, Book book, int askedLevels, Stamp stamp, Cadence cadence)
      implements Answered {
    @Override
    public String word() {
      return "fresh";
    }
  }

  /** The same levels as before. */
  record Same(MarketId market, Arrival received, int askedLevels, Stamp stamp, Cadence cadence)
      implements Answered {
    @Override
    public String word() {
      return "unchanged";
    }
  }

  /**
   * A good book that is older than the last one. It does not replace the last book or renew its
   * age.
   */
  record Older(MarketId market, Arrival received, Stamp stamp, String why, Cadence cadence)
      implements Report {
    @Override
    public String word() {
      return "older";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(why);
    }
  }

  /** There is no book, although the venue may have the market. */
  record Failed(MarketId market, Arrival received, Outcome.Failed outcome, Cadence cadence)
      implements Report {
    @Override
    public String word() {
      return outcome.word();
    }

    @Override
    public Optional<String> reason() {
      return outcome.reason();
    }
  }

  /** The venue has no such market, by its list or by its answer. */
  record Absent(MarketId market, Arrival received, String why, Cadence cadence) implements Report {
    @Override
    public String word() {
      return "refused";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(why);
    }
  }

  /**
   * The report of an outcome.
   *
   * @param askedLevels the requested number of levels a side; 0 if the venue takes no number
   */
  static Report of(
      MarketId market, Arrival received, int askedLevels, Outcome outcome, Cadence cadence) {
    if (outcome instanceof Outcome.Fresh fresh) {
      return new Whole(market, received, fresh.book(), askedLevels, fresh.stamp(), cadence);
    }
    if (outcome instanceof Outcome.Unchanged unchanged) {
      return new Same(market, received, askedLevels, unchanged.stamp(), cadence);
    }
    if (outcome instanceof Outcome.Older older) {
      return new Older(market, received, older.stamp(), older.why(), cadence);
    }
    return outcome instanceof Outcome.Refused refused && refused.unlisted()
        ? new Absent(market, received, refused.why(), cadence)
        : new Failed(market, received, (Outcome.Failed) outcome, cadence);
  }
}
