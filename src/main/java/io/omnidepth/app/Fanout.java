package io.omnidepth.app;

import io.omnidepth.board.Publisher;
import io.omnidepth.board.Watchlist;
import io.omnidepth.keep.ListStore;
import io.omnidepth.keep.StoredList;
import io.omnidepth.market.Instrument;
import io.omnidepth.metrics.PollMeters;
import io.omnidepth.poll.PollListener;
import io.omnidepth.poll.PollTrace;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Outcome;
import io.omnidepth.source.Report;
import io.omnidepth.source.SourceListener;
import io.omnidepth.venue.LimitUse;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Room;
import io.omnidepth.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes the poller's results to the board, the watchlist, the meters and the stored lists. */
public record Fanout(
    Publisher publisher,
    Watchlist watchlist,
    Optional<PollMeters> meters,
    Optional<ListStore> store)
    implements SourceListener, PollListener {
  /** Without meters and stored lists. */
  public Fanout(Publisher publisher, Watchlist watchlist) {
    this(publisher, watchlist, Optional.empty(), Optional.empty());
  }

  /** Reads the lists of an earlier run and passes them on, on the poller's loop. */
  void restore(ListStore lists, List<Venue> venues, Loop loop) {
    lists.read(
        venues,
        loop.wall(),
        stored ->
            loop.submit(
                () -> {
                  stored.forEach((venue, list) -> restore(venue, list, loop.instant()));
                  publisher.keptComplete();
                }));
  }

  private void restore(Venue venue, StoredList list, Instant now) {
    if (publisher.board().kept(venue, list.markets(), list.readAt())) {
      watchlist.listed(venue, list.markets(), now);
    }
  }

  @Override
  public void watching(List<Instrument> instruments, Instant now) {
    publisher.watching(instruments, now);
  }

  @Override
  public void listed(Venue venue, Map<Instrument, ListedMarket> markets, Instant now) {
    meters.ifPresent(meter -> meter.listed(venue));
    publisher.listed(venue, markets, now);
    watchlist.listed(venue, markets, now);
    store.ifPresent(lists -> lists.keep(venue, markets, now));
  }

  @Override
  public void notListed(Venue venue, Outcome.Failed why, Instant now) {
    meters.ifPresent(meter -> meter.notListed(venue, why));
    publisher.notListed(venue, why, now);
  }

  @Override
  public void reported(Report report) {
    publisher.reported(report);
  }

  @Override
  public void polled(PollTrace trace) {
    meters.ifPresent(meter -> meter.polled(trace));
  }

  @Override
  public void spent(Venue venue, List<LimitUse> spent) {
    publisher.board().spent(venue, spent);
  }

  @Override
  public void room(Venue venue, Room room) {
    publisher.board().room(venue, room);
  }

  @Override
  public void answered(Instrument instrument, Instant now) {
    publisher.answered(instrument, now);
  }

  @Override
  public void roundClosed(Instrument instrument, Instant now) {
    publisher.roundClosed(instrument, now);
  }

  @Override
  public void roundsClosed(Instant now) {
    publisher.roundsClosed(now);
  }

  @Override
  public void clockStepped(Duration step, Duration ahead, Instant now) {
    publisher.clockStepped(step, ahead, now);
  }

  @Override
  public void timePassed(Instant now) {
    watchlist.timePassed(now);
    publisher.timePassed(now);
  }
}
