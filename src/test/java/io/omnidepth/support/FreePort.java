package io.omnidepth.support;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a program that cannot choose one itself. Linux gives its own choice of ports, from
 * 32768 on, to servers on any port and to outgoing connections. Ports below stay free meanwhile.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int AFTER_LAST = 32_000;

  private FreePort() {}

  /** A port that nobody listens on. */
  public static int next() throws IOException {
    int port = any();
    while (isTaken(port)) {
      port = any();
    }
    return port;
  }

  private static int any() {
    return ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
  }

  private static boolean isTaken(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port)) {
      return free.getLocalPort() != port;
    } catch (BindException taken) {
      return true;
    }
  }
}
