package io.omnidepth.http.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Bounds of the number of connections, and of the time that each may take in each phase.
 *
 * @param all the number for all peers together
 * @param each the number for one peer
 * @param request from the first byte of a request, or from the opening, to the end of its header
 * @param answer from there until the peer has taken the answer
 * @param idle between an answer and the next request
 * @param closing from the last byte that is sent to the end of the connection
 */
public record ConnectionBounds(
    int all, int each, Duration request, Duration answer, Duration idle, Duration closing) {
  private static final int MOST = 10_000;
  private static final int MOST_OF_A_PEER = 256;

  /** The objects of one connection, and the bytes that it may hold before its request is known. */
  private static final long HEAP_FOR_ONE = 64 << 10;

  /** Bounds for which the heap and the file descriptors of this process have room. */
  public static ConnectionBounds ofThisProcess() {
    long room = Math.min(Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE, descriptors());
    return usual((int) Math.max(1, Math.min(MOST, room)));
  }

  public static ConnectionBounds usual(int all) {
    return new ConnectionBounds(
        all,
        Math.min(all, MOST_OF_A_PEER),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(120),
        Duration.ofSeconds(2));
  }

  /** Half of the file descriptors: the rest is for exchanges, files and InfluxDB. */
  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount() / 2
        : MOST;
  }
}
