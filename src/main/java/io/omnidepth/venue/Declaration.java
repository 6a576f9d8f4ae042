package io.omnidepth.venue;

import io.omnidepth.market.BookBuilder.RepeatedPrice;
import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a catalog file. Each word states a fact of the venue. */
public final class Declaration {
  private final String id;
  private final String name;
  private final Request.Draft request = new Request.Draft();
  private final Response.Draft response = new Response.Draft();
  private final Limits.Draft limits = new Limits.Draft();
  private final List<Instrument> knownToList = new ArrayList<>();
  private @Nullable Listing listing;
  private @Nullable Mark mark;
  private @Nullable Fee fee;

  Declaration(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /** The hue and the dash of the venue's lines on a chart; see {@link Mark}. */
  public Declaration mark(int hue, int dash) {
    mark = new Mark(hue, dash);
    return this;
  }

  /** The URL of a book, with placeholders {@code {market}} and {@code {depth}}. */
  public Declaration book(String urlTemplate) {
    request.url = urlTemplate;
    return this;
  }

  /** The JSON that a POST for a book sends, with the placeholder {@code {market}}. */
  public Declaration posting(String bodyTemplate) {
    request.body = bodyTemplate;
    return this;
  }

  /** The venue's spelling rule for instruments. */
  public Declaration markets(Spelling rule) {
    request.spelling = rule;
    return this;
  }

  /** The venue's list of its markets. */
  public Declaration listedIn(Listing.Declaration list) {
    listing = list.declared();
    return this;
  }

  /** Some of the listed markets, such as {@code BTC-USD}; they count until the list is read. */
  public Declaration knownToList(String... instruments) {
    for (String written : instruments) {
      knownToList.add(
          Instrument.parse(written)
              .orElseThrow(() -> new IllegalArgumentException(id + ": " + written)));
    }
    return this;
  }

  /** Books in these two quotes are one book at the venue, under two names. */
  public Declaration oneBookOf(String quote, String otherQuote) {
    request.sameBook.put(otherQuote, quote);
    return this;
  }

  /** Numbers of levels that a question may have, each with a weight of 1. */
  public Declaration depths(int... levels) {
    for (int number : levels) {
      depth(number, 1);
    }
    return this;
  }

  /** A number of levels that a question may have, and its weight. */
  public Declaration depth(int levels, int weight) {
    return depth(levels, weight, "");
  }

  /** A number of levels at another URL, and its weight. */
  public Declaration depth(int levels, int weight, String urlTemplate) {
    request.depths.add(new Request.Depth(levels, weight, urlTemplate));
    return this;
  }

  /** The most levels a side of known books, without a depth parameter; see {@link BookBound}. */
  public Declaration levels(int most) {
    response.levels = most;
    return this;
  }

  /** The weight of a question without a depth; 1 by default. */
  public Declaration costs(int each) {
    request.weight = each;
    return this;
  }

  /** The venue always sends the whole book. */
  public Declaration sendsWholeBooks() {
    response.completeness = Completeness.WHOLE;
    return this;
  }

  /** The venue is known to send as many levels as requested, if it has them. */
  public Declaration honoursDepth() {
    response.completeness = Completeness.FEWER_THAN_ASKED;
    return this;
  }

  /** The place of the levels in an answer. */
  public Declaration layout(Layout layout) {
    response.layout = layout;
    return this;
  }

  /** Rows with one price are single orders. Their sizes are added up. */
  public Declaration sendsSingleOrders() {
    response.repeatedPrice = RepeatedPrice.SUM;
    return this;
  }

  /** The documented time at which the venue made the answer. It ages a book. */
  public Declaration answerTime(String path, VenueTime.Unit unit) {
    response.answerTime = new VenueTime(path, unit);
    return this;
  }

  /** The time at which the book last changed, or a time of an unknown kind. */
  public Declaration changeTime(String path, VenueTime.Unit unit) {
    response.changeTime = new VenueTime(path, unit);
    return this;
  }

  /** The venue's own count of changes. */
  public Declaration sequence(String path) {
    response.sequence = path;
    return this;
  }

  /** An answer is a refusal unless this holds. */
  public Declaration healthyWhen(String path, Condition condition) {
    return sign(Verdict.REFUSED, path, condition, false);
  }

  /** If this holds, the venue wants fewer questions. */
  public Declaration limitedWhen(String path, Condition condition) {
    return sign(Verdict.LIMITED, path, condition, true);
  }

  /** If this holds, the venue does not serve this place. */
  public Declaration blockedWhen(String path, Condition condition) {
    return sign(Verdict.BLOCKED, path, condition, true);
  }

  /** If this holds, the venue has no such market. */
  public Declaration unlistedWhen(String path, Condition condition) {
    return sign(Verdict.UNLISTED, path, condition, true);
  }

  private Declaration sign(Verdict verdict, String path, Condition condition, boolean whenItHolds) {
    response.verdicts.signs.add(new VerdictRules.Sign(verdict, path, condition, whenItHolds));
    return this;
  }

  /** The meaning of an HTTP status at this venue, if it is not the usual one. */
  public Declaration status(int httpStatus, Verdict verdict) {
    response.verdicts.statuses.put(httpStatus, verdict);
    return this;
  }

  /** The path to the venue's reason for a refusal. */
  public Declaration reason(String path) {
    response.verdicts.reasons.add(path);
    return this;
  }

  /** At most this weight in any window of this length. */
  public Declaration allows(int weight, Duration window) {
    limits.all.add(new Limit(weight, window));
    return this;
  }

  /** A header has the used weight of the limit with that window. */
  public Declaration usedWeightIn(String header, Duration window) {
    limits.meters.add(MeterDeclaration.used(header, window));
    return this;
  }

  /** A header has the weight that is left of the limit with that window. */
  public Declaration weightLeftIn(String header, Duration window) {
    limits.meters.add(MeterDeclaration.left(header, window));
    return this;
  }

  /** The same within a text. The pattern's first group is the number. */
  public Declaration weightLeftIn(String header, String number, Duration window) {
    limits.meters.add(MeterDeclaration.left(header, number, window));
    return this;
  }

  /** The shortest useful time between two questions: the answer is slow to change, or large. */
  public Declaration every(Duration atMost) {
    limits.interval = atMost;
    return this;
  }

  /** The time limit of an answer. */
  public Declaration deadline(Duration after) {
    limits.deadline = after;
    return this;
  }

  /** The fee for taking liquidity in per cent, and the source and date of that figure. */
  public Declaration takerFee(String perCent, String source) {
    fee = new Fee(perCent, source);
    return this;
  }

  /**
   * The venue.
   *
   * @throws IllegalArgumentException with the venue and the fact that is missing or wrong
   */
  public Venue declared() {
    try {
      Request declared = request.declared();
      return new Venue(
          id,
          name,
          RequiredFact.of(mark, "mark"),
          declared,
          Optional.ofNullable(listing),
          knownToList,
          response.declared(declared.deepest()),
          limits.declared(),
          RequiredFact.of(fee, "taker fee"));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(id + ": " + wrong.getMessage(), wrong);
    }
  }
}
