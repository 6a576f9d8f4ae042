package io.omnidepth.source;

import io.omnidepth.market.Book;
import io.omnidepth.venue.Stamp;
import java.util.Optional;

/** All that one venue told of one market at one moment, whatever the way it came. */
public sealed interface Report {
  MarketId market();

  Received received();

  Cadence cadence();

  /** The word for it in metrics and answers: {@code fresh}, {@code limited}, ... */
  String word();

  /** One line on what went wrong; empty where nothing did. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** A right book, or the word that the last one still holds. */
  sealed interface Answered extends Report {
    /** The number of levels a side that were asked for; 0 where the venue takes no number. */
    int askedLevels();

    Stamp stamp();
  }

  /** A book that differs from the one before. */
  record Whole(
      MarketId market, Received received, Book book, int askedLevels, Stamp stamp, Cadence cadence)
      implements Answered {
    @Override
    public String word() {
      return "fresh";
    }
  }

  /** The same levels as before. */
  record Same(MarketId market, Received received, int askedLevels, Stamp stamp, Cadence cadence)
      implements Answered {
    @Override
    public String word() {
      return "unchanged";
    }
  }

  /**
   * A right book that is earlier than the one before. It replaces nothing and makes nothing
   * younger.
   */
  record Older(MarketId market, Received received, Stamp stamp, String why, Cadence cadence)
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
  record Failed(MarketId market, Received received, Outcome.Failed outcome, Cadence cadence)
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
  record Absent(MarketId market, Received received, String why, Cadence cadence) implements Report {
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
   * @param askedLevels levels a side that were asked for; 0 where the venue takes no number
   */
  static Report of(
      MarketId market, Received received, int askedLevels, Outcome outcome, Cadence cadence) {
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
