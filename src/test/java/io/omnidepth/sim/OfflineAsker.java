package io.omnidepth.sim;

import io.omnidepth.demo.Fault;
import io.omnidepth.demo.OfflineExchange;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers the questions of a simulation: each venue is an exchange in virtual time, with faults.
 */
final class OfflineAsker implements Asker {
  private static final int MOST_LEVELS = 5;

  private final Loop loop;
  private final FaultPlan faults;
  private final Map<String, OfflineExchange> exchanges = new LinkedHashMap<>();
  private long answers;
  private long failures;

  OfflineAsker(
      Loop loop, List<Venue> venues, List<Instrument> instruments, long seed, FaultPlan faults) {
    this.loop = loop;
    this.faults = faults;
    for (Venue venue : venues) {
      exchanges.put(venue.id(), OfflineExchange.of(venue, instruments, seed, MOST_LEVELS));
    }
  }

  OfflineExchange exchange(Venue venue) {
    return Optional.ofNullable(exchanges.get(venue.id())).orElseThrow();
  }

  /** The number of whole answers. */
  long answers() {
    return answers;
  }

  /** The number of questions without a whole answer. */
  long failures() {
    return failures;
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    Instant sent = loop.instant();
    OfflineExchange exchange = exchange(venue);
    Duration latency = exchange.latency();
    Fault fault = faults.at(venue, sent).fault();
    boolean never = fault == Fault.SILENT || fault == Fault.SLOW;
    if (never || latency.compareTo(bounds.within()) >= 0) {
      fail(bounds.within(), sent, Failure.Cause.LATE, "late", then);
    } else if (fault == Fault.RESET || fault == Fault.CUT) {
      fail(latency, sent, Failure.Cause.UNREACHABLE, "connection closed", then);
    } else if (fault == Fault.ENDLESS || fault == Fault.HUGE) {
      fail(latency, sent, Failure.Cause.UNFIT, "the body has too many bytes", then);
    } else {
      loop.after(latency, () -> answer(venue, question, sent, latency, then));
    }
  }

  private void fail(
      Duration after, Instant sent, Failure.Cause cause, String why, Consumer<Reply> then) {
    loop.after(
        after,
        () -> {
          failures++;
          then.accept(new Failure(cause, why, timing(sent, Optional.empty())));
        });
  }

  private void answer(
      Venue venue, Question question, Instant sent, Duration latency, Consumer<Reply> then) {
    FaultPlan.Spell spell = faults.at(venue, loop.instant());
    OfflineExchange exchange = exchange(venue);
    OfflineExchange.Reply reply =
        exchange.reply(
            question,
            spell.fault(),
            moment(venue, loop.instant()),
            sent.plus(latency.dividedBy(2)));
    List<Headers.Field> headers = new ArrayList<>();
    reply.headers().forEach((name, value) -> headers.add(new Headers.Field(name, value)));
    answers++;
    then.accept(
        new Answer(
            reply.status(),
            new Headers(headers),
            reply.body(),
            timing(sent, Optional.of(latency))));
  }

  /** The moment whose books the venue sends at {@code then}; it is earlier with some faults. */
  Instant moment(Venue venue, Instant then) {
    FaultPlan.Spell spell = faults.at(venue, then);
    return exchange(venue).moment(spell.fault(), spell.from(), then);
  }

  private Timing timing(Instant sent, Optional<Duration> head) {
    return new Timing(sent, loop.instant(), Duration.ZERO, Optional.empty(), head);
  }
}
