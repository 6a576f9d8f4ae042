package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.Attempt;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Outcome;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a poller tells. */
public final class HeardReports implements PollListener {
  final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
  final BlockingQueue<String> lists = new LinkedBlockingQueue<>();
  final Map<String, List<LimitUse>> spending = new ConcurrentHashMap<>();
  final BlockingQueue<Duration> steps = new LinkedBlockingQueue<>();
  final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();

  @Override
  public void polled(Attempt attempt) {
    attempts.add(attempt);
  }

  @Override
  public void watching(List<Instrument> instruments, Instant now) {}

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
    lists.add(venue.id() + " lists " + markets.keySet());
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    lists.add(venue.id() + " " + why.word() + ": " + why.why());
  }

  @Override
  public void spent(Venue venue, List<LimitUse> spent) {
    spending.put(venue.id(), spent);
  }

  @Override
  public void roundClosed(Instant now) {
    rounds.add(now);
  }

  @Override
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    steps.add(step);
  }

  @Override
  public void timePassed(Instant now) {}

  /** How the next question to that venue ended. */
  public Attempt next(String venue) throws InterruptedException {
    while (true) {
      Attempt attempt = attempts.poll(15, TimeUnit.SECONDS);
      assertNotNull(attempt, "nothing more heard of " + venue);
      if (attempt.venue().id().equals(venue)) {
        return attempt;
      }
    }
  }
}
