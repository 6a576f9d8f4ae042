package io.omnidepth.tool;

import io.omnidepth.support.Frames;
import io.omnidepth.support.Responses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients of a load run, each from an address of its own, the good and the bad ones. */
final class LoadClients {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration PING_EVERY = Duration.ofMillis(20);
  private static final int PINGS_AT_ONCE = 200;
  private static final int PING_BYTES = 125;
  private static final String UPGRADE =
      String.join(
          "\r\n",
          "GET /api/v1/stream HTTP/1.1",
          "Host: 127.0.0.1",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "",
          "");
  private static final String HALF_REQUEST =
      "GET /api/v1/depth/BTC-USD?levels=10 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: ";

  private final LoadLoop loop;
  private final int port;
  private final LoadCount count;
  private final Random random = new Random(7);

  LoadClients(LoadLoop loop, int port, LoadCount count) {
    this.loop = loop;
    this.port = port;
    this.count = count;
  }

  /** The address 127.{@code group}.x.y of the client with that number. */
  static InetAddress address(int group, int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {127, (byte) group, (byte) (number / 250), (byte) (1 + number % 250)});
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  /** Subscribes these views, and reads all messages. */
  void reader(InetAddress from, String kind, List<String> views) {
    connect(
        from,
        new Again(kind) {
          private final Frames frames = new Frames(count);

          @Override
          void begun(LoadLoop.Socket socket) {
            frames.clear();
            subscribe(socket, views);
          }

          @Override
          public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
            frames.take(bytes);
          }
        });
  }

  /** Subscribes these views, never reads anything, and sends pings now and then. */
  void stuck(InetAddress from, List<String> views) {
    pinging(from, views, "stuck", Duration.ofSeconds(1), 1);
  }

  /** Sends pings as fast as they are taken, and never reads a pong. */
  void flood(InetAddress from) {
    pinging(from, List.of(), "flood", PING_EVERY, PINGS_AT_ONCE);
  }

  private void pinging(
      InetAddress from, List<String> views, String kind, Duration every, int atOnce) {
    byte[] ping = frame(0x9, new byte[PING_BYTES]);
    byte[] pings = new byte[ping.length * atOnce];
    for (int i = 0; i < atOnce; i++) {
      System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
    }
    connect(
        from,
        new Again(kind) {
          private LoadLoop.@Nullable Socket open;

          @Override
          void begun(LoadLoop.Socket socket) {
            boolean first = open == null;
            open = socket;
            socket.stopReading();
            subscribe(socket, views);
            if (first) {
              loop.every(
                  every,
                  () -> {
                    LoadLoop.Socket now = open;
                    if (now != null && now.drained()) {
                      now.write(pings);
                    }
                  });
            }
          }

          @Override
          public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
            throw new IllegalStateException("it does not read");
          }
        });
  }

  /** Sends one given request after the other, and waits after each answer. */
  void questions(InetAddress from, String kind, Duration pause, Supplier<String> targets) {
    connect(
        from,
        new Again(kind) {
          private final Responses responses = new Responses();
          private long askedAt;

          @Override
          void begun(LoadLoop.Socket socket) {
            responses.clear();
            ask(socket);
          }

          private void ask(LoadLoop.Socket socket) {
            askedAt = System.nanoTime();
            socket.write(
                ("GET /api/v1/"
                        + targets.get()
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + (random.nextBoolean() && !kind.equals("simple")
                            ? "Accept-Encoding: gzip\r\n"
                            : "")
                        + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
          }

          @Override
          public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
            int status = responses.take(bytes);
            if (status > 0) {
              count.answered(kind, status, System.nanoTime() - askedAt);
              if (pause.isZero()) {
                ask(socket);
              } else {
                loop.after(
                    pause,
                    () -> {
                      if (isOpen(socket)) {
                        ask(socket);
                      }
                    });
              }
            }
          }
        });
  }

  /** Sends the beginning of a request, and a byte of it now and then. */
  void half(InetAddress from) {
    connect(
        from,
        new Again("half") {
          @Override
          void begun(LoadLoop.Socket socket) {
            socket.write(HALF_REQUEST.getBytes(StandardCharsets.US_ASCII));
            more(socket);
          }

          private void more(LoadLoop.Socket socket) {
            loop.after(
                Duration.ofSeconds(5),
                () -> {
                  if (isOpen(socket)) {
                    socket.write(new byte[] {'x'});
                    more(socket);
                  }
                });
          }

          @Override
          public void read(LoadLoop.Socket socket, ByteBuffer bytes) {
            count.told("half");
          }
        });
  }

  private void connect(InetAddress from, Again client) {
    client.from = from;
    loop.connect(from, port, client);
  }

  private static void subscribe(LoadLoop.Socket socket, List<String> views) {
    socket.write(UPGRADE.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < views.size(); i++) {
      String message = "{\"op\":\"subscribe\",\"id\":" + i + "," + views.get(i) + "}";
      socket.write(frame(0x1, message.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A whole frame with a mask of zeros, which changes nothing. */
  private static byte[] frame(int opcode, byte[] payload) {
    int head = payload.length < 126 ? 6 : 8;
    byte[] frame = Arrays.copyOf(new byte[] {(byte) (0x80 | opcode)}, head + payload.length);
    if (payload.length < 126) {
      frame[1] = (byte) (0x80 | payload.length);
    } else {
      frame[1] = (byte) (0x80 | 126);
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, head, payload.length);
    return frame;
  }

  /** A client that connects again after each close. */
  private abstract class Again implements LoadLoop.Wire {
    private final String kind;
    private InetAddress from = InetAddress.getLoopbackAddress();
    private LoadLoop.@Nullable Socket current;

    @SuppressWarnings("NullAway.Init") // there is no socket before the first is open
    Again(String kind) {
      this.kind = kind;
    }

    abstract void begun(LoadLoop.Socket socket);

    boolean isOpen(LoadLoop.Socket socket) {
      return current == socket;
    }

    @Override
    public void opened(LoadLoop.Socket socket) {
      current = socket;
      begun(socket);
    }

    @Override
    public void closed(LoadLoop.Socket socket) {
      current = null;
      count.closed(kind);
      loop.after(AGAIN, () -> loop.connect(from, port, this));
    }
  }
}
