package io.omnidepth.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread that holds all sockets of a load run. Each is bound to an address of its own, so that
 * the server takes each for another client. It is cheap, so that the measured cost is the server's.
 */
public final class LoadLoop {
  private static final int READ_BYTES = 256 << 10;

  /** One socket's client. Called by the loop's thread alone. */
  public interface Wire {
    /** The socket is connected. */
    void opened(Socket socket);

    /** Bytes have come. They are gone when this returns. */
    void read(Socket socket, ByteBuffer bytes);

    /** The socket is closed, by either side, or was never connected. */
    void closed(Socket socket);
  }

  /** A socket and its unwritten bytes. */
  public static final class Socket {
    private final SocketChannel channel;
    private final Wire wire;
    private final List<ByteBuffer> unwritten = new ArrayList<>();
    private SelectionKey key;
    private boolean reads = true;

    @SuppressWarnings("NullAway.Init") // the key is made when it is registered
    Socket(SocketChannel channel, Wire wire) {
      this.channel = channel;
      this.wire = wire;
    }

    /** Never reads from the other side again. */
    void stopReading() {
      reads = false;
      interest();
    }

    /** Whether the kernel has taken all bytes. */
    boolean drained() {
      return unwritten.isEmpty();
    }

    public void write(byte[] bytes) {
      unwritten.add(ByteBuffer.wrap(bytes));
      flush();
    }

    public void close() {
      if (!channel.isOpen()) {
        return;
      }
      key.cancel();
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        unwritten.clear();
      }
      wire.closed(this);
    }

    private void flush() {
      try {
        while (!unwritten.isEmpty()) {
          channel.write(unwritten.get(0));
          if (unwritten.get(0).hasRemaining()) {
            break;
          }
          unwritten.remove(0);
        }
        interest();
      } catch (IOException reset) {
        close();
      }
    }

    private void interest() {
      if (key.isValid()) {
        key.interestOps(
            (reads ? SelectionKey.OP_READ : 0) | (unwritten.isEmpty() ? 0 : SelectionKey.OP_WRITE));
      }
    }
  }

  private record Timer(long at, long order, Runnable act) {}

  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          (a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
  private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();
  private long timersMade;

  public LoadLoop() throws IOException {
    selector = Selector.open();
  }

  /** Connects from an address of this machine. */
  public void connect(InetAddress from, int port, Wire wire) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(new InetSocketAddress(from, 0));
      Socket socket = new Socket(channel, wire);
      socket.key = channel.register(selector, SelectionKey.OP_CONNECT, socket);
      if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        after(Duration.ZERO, () -> opened(socket));
      }
    } catch (IOException failed) {
      throw new IllegalStateException("no socket from " + from, failed);
    }
  }

  /** Acts later, on the loop's thread. */
  public void after(Duration wait, Runnable act) {
    timers.add(new Timer(System.nanoTime() + wait.toNanos(), timersMade++, act));
  }

  /** Acts on the loop's thread. Other threads may call this. */
  public void soon(Runnable act) {
    told.add(act);
    selector.wakeup();
  }

  /** Acts again and again, on the loop's thread. */
  public void every(Duration interval, Runnable act) {
    after(
        interval,
        () -> {
          act.run();
          every(interval, act);
        });
  }

  /** Runs for a duration. */
  public void run(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      long wait = timers.isEmpty() ? 100 : (timers.peek().at - System.nanoTime()) / 1_000_000;
      selector.select(Math.max(1, Math.min(100, wait)));
      for (SelectionKey key : selector.selectedKeys()) {
        ready(key, (Socket) key.attachment());
      }
      selector.selectedKeys().clear();
      for (Runnable act = told.poll(); act != null; act = told.poll()) {
        act.run();
      }
      while (!timers.isEmpty() && timers.peek().at <= System.nanoTime()) {
        timers.remove().act.run();
      }
    }
  }

  /** Closes all sockets without telling their clients. */
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private static void opened(Socket socket) {
    socket.interest();
    socket.wire.opened(socket);
  }

  private void ready(SelectionKey key, Socket socket) {
    try {
      if (key.isValid() && key.isConnectable() && socket.channel.finishConnect()) {
        opened(socket);
      }
      if (key.isValid() && key.isWritable()) {
        socket.flush();
      }
      if (key.isValid() && key.isReadable()) {
        buffer.clear();
        int count = socket.channel.read(buffer);
        if (count < 0) {
          socket.close();
        } else {
          socket.wire.read(socket, buffer.flip());
        }
      }
    } catch (IOException reset) {
      socket.close();
    }
  }
}
