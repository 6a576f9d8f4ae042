package io.omnidepth.source;

import io.omnidepth.market.Book;
import io.omnidepth.text.PlainText;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one question for a book, or the reason why there was no question. {@code why} is
 * for people: one line with the expected and the found content.
 *
 * <p>{@link Limited} and {@link Blocked} apply to the venue, the others to that book only.
 */
public sealed interface Outcome {
  /** The words of all outcomes with a question. */
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

  /** One line about the failure; empty without a failure. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** The answer had a good book. */
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
   * A good book that is older than the last one. It does not replace the last book or renew its
   * age.
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
    /** The most characters of {@code why}; a longer text is cut. */
    int LONGEST_WHY = 400;

    /** One line of visible characters, cleaned of invisible ones from the venue or the network. */
    String why();

    @Override
    default Optional<String> reason() {
      return Optional.of(why());
    }
  }

  /**
   * The venue wants fewer requests.
   *
   * @param retryAfter the time for which the venue wants no request; empty if it does not tell it
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

  /** The venue does not serve this place. */
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
   * The book is not polled, because the venue's limits have no room to keep it fresh.
   *
   * @param room the room of the other books
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
   * The venue refused.
   *
   * @param unlisted whether the reason is that the venue has no such market
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

  /** The answer is no book: not JSON, not the venue's layout, too large, or an impossible book. */
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
   * There was no complete answer: no connection, a broken connection, or no answer in time.
   *
   * @param late whether there was no answer in time, so the venue may still be working on the
   *     question
   */
  record Unreachable(String why, boolean late) implements Failed {
    public Unreachable {
      why = PlainText.line(why, LONGEST_WHY);
    }

    /** The outcome of a question that is over for certain. */
    public Unreachable(String why) {
      this(why, false);
    }

    @Override
    public String word() {
      return "unreachable";
    }
  }
}
