package io.omnidepth.app;

import io.omnidepth.poll.Asker;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.http.HttpAsker;
import io.omnidepth.settings.TapeSettings;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.omnidepth.tape.Player;
import io.omnidepth.tape.Recorder;
import io.omnidepth.tape.TapeHeader;
import io.omnidepth.tape.TapeLoop;
import io.omnidepth.tape.TapeReader;
import io.omnidepth.tape.TapeTime;
import io.omnidepth.tape.TapeWriter;
import io.omnidepth.text.Build;
import io.omnidepth.venue.Venue;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the venues: the network, the network with a tape that records it, or a tape instead.
 *
 * @param turns the loop at the time of this machine
 * @param loop the same loop at the time for polling and reports, which may be a tape's
 * @param begin the action right before polling starts
 * @param end the action after polling has ended
 */
record Uplink(Loop turns, Loop loop, PollPlan plan, Asker asker, Runnable begin, Runnable end) {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

  /** Opens the way that the plan wants. */
  static Uplink open(ServerPlan plan, Vertx vertx) {
    Time real = MachineTime.start();
    if (plan.tape() instanceof TapeChoice.Playback playback) {
      return playback(plan, playback, vertx, real);
    }
    VertxLoop loop = VertxLoop.of(vertx, real);
    Asker network = new HttpAsker(vertx, loop, plan.polling().transport());
    PollPlan polling = plan.polling().polling();
    return plan.tape() instanceof TapeChoice.Recording recording
        ? recording(plan, recording, loop, network)
        : new Uplink(loop, loop, polling, network, () -> {}, () -> {});
  }

  private static Uplink recording(
      ServerPlan plan, TapeChoice.Recording recording, VertxLoop loop, Asker network) {
    PollPlan polling = plan.polling().polling();
    TapeWriter tape = writer(recording);
    Recorder recorder = new Recorder(network, tape);
    TapeHeader header = header(plan, polling, loop);
    return new Uplink(
        loop,
        loop,
        polling,
        recorder,
        () -> recorder.begin(header, loop.instant()),
        () -> tape.close(loop.instant()));
  }

  private static TapeWriter writer(TapeChoice.Recording recording) {
    try {
      return TapeWriter.open(recording.file(), recording.mostBytes());
    } catch (IOException unwritable) {
      throw TapeSettings.RECORD.wrong(
          recording.file().toString(), "a file that can be written: " + reason(unwritable));
    }
  }

  /**
   * The message. A file system's message is only a path, so the kind of the failure stands before
   * it.
   */
  private static String reason(IOException unwritable) {
    String kind =
        unwritable instanceof FileSystemException
            ? unwritable.getClass().getSimpleName() + ": "
            : "";
    return kind + unwritable.getMessage();
  }

  private static TapeHeader header(ServerPlan plan, PollPlan polling, Time time) {
    return new TapeHeader(
        Build.current().toString(),
        time.instant(),
        ids(polling.venues()),
        Stream.concat(plan.instruments().named().stream(), plan.instruments().patterns().stream())
            .map(Object::toString)
            .toList(),
        polling.interval(),
        polling.lists(),
        ids(polling.unpaced()),
        polling.timesShown().stream().sorted().toList(),
        plan.http().demo());
  }

  private static List<String> ids(Collection<Venue> venues) {
    return venues.stream().map(Venue::id).sorted().toList();
  }

  private static Uplink playback(
      ServerPlan plan, TapeChoice.Playback playback, Vertx vertx, Time real) {
    TapeHeader header = playback.tape().header();
    TapeTime time = new TapeTime(real, header.start(), playback.speed());
    VertxLoop turns = VertxLoop.of(vertx, real);
    TapeLoop loop = new TapeLoop(turns, time);
    Player player = new Player(playback.tape(), time, loop, Uplink::log);
    LOG.warn("this is a replay: {} recorded it from {} on", header.program(), header.start());
    return new Uplink(
        turns,
        loop,
        playback.polling(plan.polling()),
        player,
        player::start,
        () -> close(playback.tape()));
  }

  private static void log(TapeReader.Ending ending) {
    LOG.warn("{}; its books grow old from now on", ending.words());
  }

  private static void close(TapeReader tape) {
    try {
      tape.close();
    } catch (IOException unclosed) {
      LOG.debug("the tape could not be closed", unclosed);
    }
  }
}
