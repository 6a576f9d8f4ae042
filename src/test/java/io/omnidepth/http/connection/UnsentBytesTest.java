package io.omnidepth.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.api.Listener;
import io.omnidepth.board.Reports;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsentBytesTest {
  private static final Instant NOW = Reports.START;
  private static final Instant LATER = NOW.plusSeconds(2);

  private final UnsentBytes unsent = new UnsentBytes(1_000, Listener.NONE);
  private final List<String> cut = Collections.synchronizedList(new ArrayList<>());

  /** A socket that takes as much as it is told to. */
  private final class Socket implements UnsentBytes.Line {
    private final String name;
    private final UnsentBytes.Account account = unsent.of(this, NOW);
    private final List<Promise<Void>> writes = new ArrayList<>();
    private long taken;
    private long waiting;

    Socket(String name) {
      this.name = name;
    }

    void write(long bytes, Instant now) {
      Promise<Void> sent = Promise.promise();
      writes.add(sent);
      account.wrote(bytes, sent.future(), now);
    }

    @Override
    public void drop() {
      cut.add(name);
      writes.forEach(write -> write.tryFail("closed"));
    }

    @Override
    public long taken() {
      return taken;
    }

    @Override
    public long waiting() {
      return waiting;
    }
  }

  @Test
  void nobodyIsCutBelowTheBound() {
    new Socket("a").write(600, NOW);
    new Socket("b").write(400, NOW);
    unsent.look(LATER);
    assertEquals(List.of(), cut);
    assertEquals(1_000, unsent.total());
  }

  @Test
  void theReaderWithMostOfThoseThatTakeNothingGoesFirst() {
    new Socket("thin").write(300, NOW);
    new Socket("fat").write(500, NOW);
    Socket slow = new Socket("slow");
    slow.write(600, NOW);
    unsent.look(NOW.plusMillis(500));
    assertEquals(List.of(), cut);
    slow.taken = 10;
    unsent.look(LATER);
    assertEquals(List.of("fat"), cut);
    assertEquals(900, unsent.total());
  }

  @Test
  void aboveTwiceTheBoundTheReaderWithMostOfAllGoesAtOnce() {
    Socket fat = new Socket("fat");
    fat.write(1_500, NOW);
    Socket thin = new Socket("thin");
    thin.write(400, NOW);
    assertEquals(List.of(), cut);
    thin.write(300, NOW);
    assertEquals(List.of("fat"), cut);
    assertEquals(700, unsent.total());
    fat.write(9_000, NOW);
    assertEquals(700, unsent.total(), "one that was cut holds nothing any more");
  }

  @Test
  void bytesThatHaveLeftAreNotCounted() {
    Socket socket = new Socket("a");
    socket.write(600, NOW);
    socket.write(300, NOW);
    socket.writes.get(0).complete();
    assertEquals(300, unsent.total());
    socket.writes.get(1).fail("closed");
    assertEquals(0, unsent.total());
    Socket other = new Socket("b");
    other.write(1_100, NOW);
    other.write(100, NOW);
    other.writes.get(1).complete();
    unsent.look(NOW.plusMillis(1_500));
    assertTrue(cut.isEmpty(), "it took something");
  }

  @Test
  void theBytesOfAStreamAreThoseThatWaitInItsSocket() {
    Socket socket = new Socket("a");
    socket.account.waits(600, () -> NOW);
    socket.account.waits(500, () -> NOW);
    assertEquals(500, unsent.total());
    socket.waiting = 200;
    unsent.look(LATER);
    assertEquals(200, unsent.total());
    socket.account.waits(0, () -> LATER);
    assertEquals(0, unsent.total());
  }

  @Test
  void nobodyIsCutForBytesThatHaveLeftSinceTheLastFrame() {
    Socket drained = new Socket("drained");
    drained.account.waits(1_500, () -> NOW);
    drained.waiting = 0;
    Socket fat = new Socket("fat");
    fat.waiting = 900;
    fat.account.waits(900, () -> NOW);
    assertEquals(List.of(), cut);
    assertEquals(900, unsent.total());
  }

  @Test
  void theReadersOfAllLoopsTogetherKeepTheBound() throws InterruptedException {
    List<Thread> loops = new ArrayList<>();
    for (int loop = 0; loop < 4; loop++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 1; i <= 1_000; i++) {
                  Socket socket = new Socket("s");
                  socket.waiting = 10;
                  socket.account.waits(10, () -> NOW);
                  if (i % 2 == 0) {
                    socket.account.waits(0, () -> NOW);
                  }
                }
              });
      loops.add(thread);
      thread.start();
    }
    for (Thread loop : loops) {
      loop.join();
    }
    long total = unsent.total();
    assertTrue(total <= 2_000 && total > 1_900, "at most twice the bound, and not below: " + total);
  }

  @Test
  void theBoundIsAShareOfTheHeap() {
    assertEquals(32L << 20, UnsentBytes.boundOf(256L << 20));
  }
}
