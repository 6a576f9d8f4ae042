package io.omnidepth.source;

import io.omnidepth.market.Book;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one question for a book, or the reason for which there was no question. {@code
 * why} is for people: one line with the expected and the found.
 *
 * <p>{@link Limited} and {@link Blocked} hold for the venue, the others for that book alone.
 */
public sealed interface Outcome {
  /** All words of outcomes that had a question. */
  List<String> WORDS =
      List.of(
          "fresh",
          "unchanged",
          "older",
          "limited",
          "blocked",
          "refused",
          "unreadable",
          "unreachable");

  /** The word for it in metrics and answers: {@code fresh}, {@code limited}, ... */
  String word();

  /** One line on what went wrong; empty where nothing did. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** The answer carried a right book. */
  sealed interface Answered extends Outcome {
    Book book();

    Stamp stamp();
  }

  /** A book that differs from the one before. */
  record Fresh(Book book, Stamp stamp) implements Answered {
    @Override
    public String word() {
      return "fresh";
    }
  }

  /** The same levels as the answer before. */
  record Unchanged(Book book, Stamp stamp) implements Answered {
    @Override
    public String word() {
      return "unchanged";
    }
  }

  /**
   * A right book, and an earlier one than the venue sent before. It replaces nothing and makes
   * nothing younger.
   */
  record Older(Stamp stamp, String why) implements Outcome {
    @Override
    public String word() {
      return "older";
    }

    @Override
    public Optional<String> reason() {
      return Optional.of(why);
    }
  }

  /** An outcome without a book. */
  sealed interface Failed extends Outcome {
    /** The longest {@code why}; one that is longer is cut. */
    int LONGEST_WHY = 400;

    /** One line of visible characters, in spite of what a venue or the network put into it. */
    String why();

    @Override
    default Optional<String> reason() {
      return Optional.of(why());
    }
  }

  /**
   * The venue wants to be asked less often.
   *
   * @param retryAfter the time for which it wants to be left alone; empty where it does not say
   */
  record Limited(String why, Optional<Duration> retryAfter) implements Failed {
    public Limited {
      why = PlainText.line(why, LONGEST_WHY);
    }

    @Override
    public String word() {
      return "limited";
    }
  }

  /** The venue does not serve us from here. */
  record Blocked(String why) implements Failed {
    public Blocked {
      why = PlainText.line(why, LONGEST_WHY);
    }

    @Override
    public String word() {
      return "blocked";
    }
  }

  /**
   * The venue's limits leave no room to keep the book fresh, so that it is not asked for.
   *
   * @param room for the other books
   */
  record OverBudget(Room room) implements Failed {
    @Override
    public String word() {
      return "budget";
    }

    @Override
    public String why() {
      return "its limits leave no room beside "
          + room.named()
          + " named by the operator and "
          + room.more()
          + " asked for before, so it is not asked for";
    }
  }

  /**
   * The venue answered no.
   *
   * @param unlisted whether the reason is that it has no such market
   */
  record Refused(String why, boolean unlisted) implements Failed {
    public Refused {
      why = PlainText.line(why, LONGEST_WHY);
    }

    @Override
    public String word() {
      return "refused";
    }
  }

  /**
   * The answer is no book: not JSON, not the venue's layout, too large, or a book that cannot be
   * right.
   */
  record Unreadable(String why) implements Failed {
    public Unreadable {
      why = PlainText.line(why, LONGEST_WHY);
    }

    @Override
    public String word() {
      return "unreadable";
    }
  }

  /**
   * There was no whole answer: no connection, a broken one, or none in time.
   *
   * @param late whether it was none in time, so that the question may still lie somewhere
   */
  record Unreachable(String why, boolean late) implements Failed {
    public Unreachable {
      why = PlainText.line(why, LONGEST_WHY);
    }

    /** A question that surely is over. */
    public Unreachable(String why) {
      this(why, false);
    }

    @Override
    public String word() {
      return "unreachable";
    }
  }
}
