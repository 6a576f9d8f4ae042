package io.omnidepth.app;

import io.omnidepth.poll.Asker;
import io.omnidepth.poll.PollPlan;
import io.omnidepth.poll.http.HttpAsker;
import io.omnidepth.settings.TapeSettings;
import io.omnidepth.source.Loop;
import io.omnidepth.source.Time;
import io.omnidepth.tape.Inputs;
import io.omnidepth.tape.Player;
import io.omnidepth.tape.Recorder;
import io.omnidepth.tape.TapeAsker;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way to the venues: the network, the network with a tape that records it, or a tape instead.
 *
 * @param time the time of the books
 * @param start the moment from which the board knows its markets
 * @param loop runs polling and the board
 * @param turns the loop beneath it
 * @param chance the random numbers for polling
 * @param inputs the way of readers' effects to polling and the board
 * @param recording whether a tape is written now
 * @param ended whether the books stand, as the tape that they are from is over
 * @param begin the action right after polling has started
 * @param end the action after polling has ended
 */
record Uplink(
    Time time,
    Instant start,
    Loop loop,
    VertxLoop turns,
    PollPlan plan,
    Asker asker,
    DoubleSupplier chance,
    UnaryOperator<Inputs> inputs,
    BooleanSupplier recording,
    BooleanSupplier ended,
    Consumer<Inputs> begin,
    Runnable end) {
  /** Opens the way that the plan wants. */
  static Uplink open(ServerPlan plan, Vertx vertx) {
    Time real = MachineTime.start();
    VertxLoop loop = VertxLoop.of(vertx, real);
    if (plan.tape() instanceof Playback playback) {
      return playback(plan, playback, loop);
    }
    Asker network = new HttpAsker(vertx, loop, plan.polling().transport());
    return plan.tape() instanceof TapeChoice.Recording recording
        ? recording(plan, recording, loop, network)
        : new Uplink(
            real,
            real.instant(),
            loop,
            loop,
            plan.polling().polling(),
            network,
            Server::chance,
            UnaryOperator.identity(),
            () -> false,
            () -> false,
            inputs -> {},
            () -> {});
  }

  private static Uplink recording(
      ServerPlan plan, TapeChoice.Recording recording, VertxLoop loop, Asker network) {
    PollPlan polling = plan.polling().polling();
    TapeWriter tape = writer(recording);
    TapeHeader header = header(plan, polling, loop.instant());
    Recorder recorder = new Recorder(network, loop, header, tape);
    return new Uplink(
        loop,
        header.start(),
        recorder.loop(),
        loop,
        polling,
        recorder,
        new Random(header.seed())::nextDouble,
        recorder::recorded,
        () -> !tape.ended(),
        () -> false,
        inputs -> {},
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

  private static TapeHeader header(ServerPlan plan, PollPlan polling, Instant start) {
    return new TapeHeader(
        Build.current().toString(),
        start,
        ThreadLocalRandom.current().nextLong(),
        ids(polling.venues()),
        Stream.concat(plan.instruments().named().stream(), plan.instruments().patterns().stream())
            .map(Object::toString)
            .toList(),
        polling.interval(),
        polling.lists(),
        ids(polling.unpaced()),
        polling.timesShown().stream().sorted().toList(),
        new TapeHeader.Ages(
            plan.freshness().ageingAfter(),
            plan.freshness().staleAfter(),
            plan.freshness().staleAtTheLatest()),
        plan.http().demo());
  }

  private static List<String> ids(Collection<Venue> venues) {
    return venues.stream().map(Venue::id).toList();
  }

  private static Uplink playback(ServerPlan plan, Playback playback, VertxLoop turns) {
    TapeReader tape = playback.tape();
    TapeHeader header = tape.header();
    TapeTime time = new TapeTime(turns, header.start(), playback.speed());
    TapeLoop loop = new TapeLoop(turns, time);
    TapeAsker asker = new TapeAsker(loop);
    return new Uplink(
        time,
        header.start(),
        loop,
        turns,
        playback.polling(plan.polling()),
        asker,
        new Random(header.seed())::nextDouble,
        inputs -> Inputs.NONE,
        () -> false,
        time::ended,
        inputs -> new Player(tape, time, loop, asker, inputs, playback::tellEnd).start(),
        () -> {});
  }
}
