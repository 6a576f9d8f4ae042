package io.omnidepth.bench;

import io.omnidepth.http.stream.UpdateRun;
import io.omnidepth.market.Book;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Answers and updates as bytes; microseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteBench {
  private static final int UPDATE_LEVELS = 200;
  private static final int UPDATE_VENUES = 10;

  /** The answer with 1,000 rows a side. */
  @State(Scope.Benchmark)
  public static class Answers {
    final JsonWork work = JsonWork.ofFiveVenues();
    final PeerJson peer = new PeerJson(PeerJson.Rows.of(work.ours()));
  }

  /** A view of 200 levels with shares, all of whose books have just changed. */
  @State(Scope.Benchmark)
  public static class Updates {
    final UpdateRun run = updates();

    @Setup(Level.Invocation)
    public void publish() {
      run.publish();
    }
  }

  static UpdateRun updates() {
    return new UpdateRun(step -> books(step % 2), UPDATE_LEVELS);
  }

  private static List<Book> books(int state) {
    return IntStream.range(0, UPDATE_VENUES)
        .mapToObj(venue -> BenchBodies.book(BenchBodies.LEVELS, 2L * venue + state))
        .toList();
  }

  /** Five venues, of which the last is about to answer. */
  @State(Scope.Benchmark)
  public static class Bodies {
    final BodyWork work = new BodyWork();

    @Setup(Level.Invocation)
    public void prepare() {
      work.prepare();
    }
  }

  /** An answer with all its fields. */
  @Benchmark
  public byte[] ours(Answers answers) {
    return answers.work.ours();
  }

  /** Its rows alone, of fresh decimals. */
  @Benchmark
  public byte[] databind(Answers answers) {
    return answers.peer.write();
  }

  /** The merge, the comparison and the frame of an update. */
  @Benchmark
  public int update(Updates updates) {
    return updates.run.update();
  }

  /** The reading of the last body, the merge and the answer. */
  @Benchmark
  public byte[] lastBody(Bodies bodies) {
    return bodies.work.lastBody();
  }
}
