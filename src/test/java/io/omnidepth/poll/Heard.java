package io.omnidepth.poll;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.omnidepth.venue.Attempt;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a poller tells. */
public final class Heard implements PollListener {
  final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
  final BlockingQueue<Instant> rounds = new LinkedBlockingQueue<>();

  @Override
  public void polled(Attempt attempt) {
    attempts.add(attempt);
  }

  @Override
  public void roundClosed(Instant now) {
    rounds.add(now);
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
