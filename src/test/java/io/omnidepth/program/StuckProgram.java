package io.omnidepth.program;

import io.omnidepth.app.Shutdown;
import io.omnidepth.app.Watchdog;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A program with the real watchdog, whose loop or heap fails. */
public final class StuckProgram {
  private static final Watchdog.Bounds QUICK =
      new Watchdog.Bounds(Duration.ofMillis(50), 10, 20, 10);
  private static final Watchdog.Bounds PATIENT =
      new Watchdog.Bounds(Duration.ofMillis(50), 1_000_000, 20, 1_000_000);

  private static final List<byte[]> KEPT = new ArrayList<>();

  private StuckProgram() {}

  /** The argument names the failure. */
  public static void main(String[] arguments) throws InterruptedException {
    String how = arguments[0];
    Vertx vertx = Vertx.vertx();
    Context loop = vertx.getOrCreateContext();
    Watchdog watchdog = Watchdog.start(how.equals("deaf") ? PATIENT : QUICK, System::nanoTime);
    Shutdown.atTheEnd(() -> {}, List.of(vertx), Optional.empty(), watchdog);
    watchdog.watch("serve", command -> loop.runOnContext(turn -> command.run()));
    System.err.println("runs");
    switch (how) {
      case "stuck", "deaf" -> loop.runOnContext(turn -> block());
      case "dead" -> vertx.close().await();
      case "hungry" -> loop.runOnContext(turn -> eat());
      case "hook" -> Runtime.getRuntime().addShutdownHook(new Thread(StuckProgram::block));
      default -> throw new IllegalArgumentException(how);
    }
    new CountDownLatch(1).await();
  }

  private static void block() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException woken) {
      block();
    }
  }

  private static void eat() {
    while (true) {
      KEPT.add(new byte[1 << 20]);
    }
  }
}
