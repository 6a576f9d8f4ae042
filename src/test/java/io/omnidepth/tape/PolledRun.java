package io.omnidepth.tape;

import io.omnidepth.api.Basis;
import io.omnidepth.api.Form;
import io.omnidepth.api.Merger;
import io.omnidepth.api.Question;
import io.omnidepth.api.Representation;
import io.omnidepth.api.Resource;
import io.omnidepth.api.books.BookResource;
import io.omnidepth.api.depth.DepthResource;
import io.omnidepth.api.instruments.InstrumentsResource;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.api.venues.VenuesResource;
import io.omnidepth.app.Fanout;
import io.omnidepth.board.Board;
import io.omnidepth.board.Freshness;
import io.omnidepth.board.History;
import io.omnidepth.board.Publisher;
import io.omnidepth.board.Watchlist;
import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.Poller;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Claim;
import io.omnidepth.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A board that a real poller fills, and what the API says of it. */
final class PolledRun implements Inputs {
  static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Loop loop;
  private final List<Venue> venues;
  private final Board board;
  private final Fanout fanout;
  private final Poller poller;

  PolledRun(Loop loop, List<Venue> venues, List<Instrument> instruments, Asker asker, long seed) {
    this.loop = loop;
    this.venues = venues;
    board = new Board(venues, instruments, Freshness.USUAL, loop.instant());
    fanout =
        new Fanout(
            new Publisher(board, loop),
            new Watchlist(instruments, List.of(), Watchlist.Bounds.USUAL));
    poller =
        new Poller(
            new PollPlan(venues, instruments, INTERVAL, true, Set.of(), Set.of()),
            Freshness.USUAL::staleFrom,
            asker,
            fanout,
            new Random(seed)::nextDouble);
  }

  void start() {
    poller.start(fanout, loop);
  }

  @Override
  public void watch(List<Claim> claims) {
    poller.watch(claims);
  }

  @Override
  public void recount() {
    board.recount();
  }

  void stop() {
    poller.stop();
  }

  /** The depth of each instrument, each venue's book and the venues, as the API has them now. */
  List<String> answers() throws Parameters.Wrong {
    List<String> answers = new ArrayList<>();
    for (Instrument instrument : board.current().instruments()) {
      answers.add(json(new DepthResource(), Map.of("instrument", instrument.toString())));
      for (Venue venue : venues) {
        answers.add(
            json(
                new BookResource(),
                Map.of("venue", venue.id(), "instrument", instrument.toString())));
      }
    }
    answers.add(json(new VenuesResource(), Map.of()));
    answers.add(json(new InstrumentsResource(), Map.of()));
    answers.add("revision " + board.current().revision());
    return answers;
  }

  private <R> String json(Resource<R> resource, Map<String, String> names) throws Parameters.Wrong {
    List<String> ids = venues.stream().map(Venue::id).toList();
    R request =
        resource.read(
            new Question(Form.JSON, names, new Parameters(Map.of(), ids), board.current()));
    Basis basis =
        new Basis(board.current(), new History(), loop, new Merger(loop), Map.of(), true, false);
    return resource.answer(request, basis) instanceof Representation representation
        ? new String(representation.body().get(), StandardCharsets.UTF_8)
        : "no answer: " + resource.answer(request, basis);
  }
}
