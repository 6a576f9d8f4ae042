package io.omnidepth.tape;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The file that a tape is written to: gzip members one after the other. A member is safe once it
 * has ended. Used by one thread.
 */
final class TapeFile implements AutoCloseable {
  /** Bytes of lines in one member. */
  private static final int MEMBER = 1 << 20;

  /** The first two bytes of gzip. */
  private static final short GZIP = 0x1f8b;

  /** Counts, and stays open when a member ends. */
  private static final class Counter extends FilterOutputStream {
    private long written;

    Counter(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      written += count;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** A member that is written fast, as its bodies change little from one to the next. */
  private static final class Member extends GZIPOutputStream {
    private int lines;

    Member(OutputStream out) throws IOException {
      super(out, 64 << 10);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private final OutputStream file;
  private final Counter counter;
  private Optional<Member> member = Optional.empty();

  /**
   * Opens the file. An earlier tape of its name is kept beside it, with {@code .old} at its end, or
   * {@code .old.2} and so on.
   *
   * @throws IOException if no file can be written there, if there is one that is no tape, or if
   *     another program writes it
   */
  static TapeFile create(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      setAside(path);
    }
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    if (Files.isRegularFile(path)) {
      lock(path, file);
    }
    return new TapeFile(Channels.newOutputStream(file));
  }

  private static void setAside(Path path) throws IOException {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      lock(path, file);
      if (file.size() == 0) {
        return;
      }
      ByteBuffer start = ByteBuffer.allocate(2);
      if (file.read(start) < 2 || start.getShort(0) != GZIP) {
        throw new IOException("the file is there, and it is no tape");
      }
    }
    String name = path.getFileName() + ".old";
    Path old = path.resolveSibling(name);
    for (int i = 2; Files.exists(old); i++) {
      old = path.resolveSibling(name + "." + i);
    }
    Files.move(path, old);
  }

  private static void lock(Path path, FileChannel file) throws IOException {
    try {
      if (file.tryLock() == null) {
        throw new IOException("another program writes " + path);
      }
    } catch (OverlappingFileLockException ours) {
      throw new IOException("another tape is written to " + path, ours);
    }
  }

  TapeFile(OutputStream file) {
    this.file = file;
    counter = new Counter(file);
  }

  /** Adds a line. It is safe after the next {@link #endMember}. */
  void write(byte[] line) throws IOException {
    Member open = member.isPresent() ? member.get() : new Member(counter);
    member = Optional.of(open);
    open.write(line);
    open.lines += line.length;
    if (open.lines >= MEMBER) {
      endMember();
    }
  }

  /** Makes all lines safe. */
  void endMember() throws IOException {
    if (member.isPresent()) {
      member.get().close();
      member = Optional.empty();
    }
  }

  /** The bytes of the file, without those that a member still holds. */
  long bytes() {
    return counter.written;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      endMember();
    }
  }
}
