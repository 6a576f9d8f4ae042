package io.omnidepth.keep;

import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import io.omnidepth.venue.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The venues' lists of markets in a directory, a file each. One thread of its own reads and writes
 * them, so a disk never blocks the caller.
 *
 * <p>Always true: a file is replaced as a whole, by one process at a time. A failure is logged once
 * and stops nothing.
 */
public final class ListStore {
  private static final Logger LOG = LoggerFactory.getLogger(ListStore.class);

  private final Path directory;
  private final Function<Venue, String> origins;
  private final Map<Venue, StoredList> waiting = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "kept-lists");
            thread.setDaemon(true);
            return thread;
          });

  // Only the thread uses these:
  private final Set<Venue> tooLarge = new HashSet<>();
  private Optional<FileChannel> lock = Optional.empty();
  private boolean failing;

  /**
   * Stores the lists in that directory. The directory is made if its parent exists.
   *
   * @param origins the origin of a venue; a list from another origin is another list
   */
  public ListStore(Path directory, Function<Venue, String> origins) {
    this.directory = directory.resolve("lists");
    this.origins = origins;
  }

  /**
   * Reads the lists of these venues from an earlier run. A file that is no list is logged and
   * ignored.
   *
   * @param now the wall-clock time
   * @param then gets the lists on the store's own thread, and must not block it
   */
  public void read(List<Venue> venues, Instant now, Consumer<Map<Venue, StoredList>> then) {
    thread.execute(
        () -> {
          Map<Venue, StoredList> lists = new LinkedHashMap<>();
          try {
            venues.forEach(venue -> read(venue, now).ifPresent(list -> lists.put(venue, list)));
          } finally {
            then.accept(lists);
          }
        });
  }

  private Optional<StoredList> read(Venue venue, Instant now) {
    Path file = file(venue);
    try {
      ListFile.Content content = content(file, venue, now);
      if (content instanceof ListFile.Content.Read read) {
        return Optional.of(read.list());
      } else if (content instanceof ListFile.Content.Wrong wrong) {
        LOG.warn("{} is ignored: it is no list of {}'s: {}", file, venue, wrong.why());
      }
    } catch (NoSuchFileException none) {
      LOG.debug("there is no {}", file);
    } catch (IOException unreadable) {
      LOG.warn("{} is ignored: it cannot be read: {}", file, words(unreadable));
    }
    return Optional.empty();
  }

  private ListFile.Content content(Path file, Venue venue, Instant now) throws IOException {
    // The attributes come first, because opening a pipe would wait for its writer.
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      return new ListFile.Content.Wrong("it is a link or a directory, no plain file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(ListFile.MOST_BYTES + 1);
      return ListFile.read(bytes, venue.id(), origins.apply(venue), now);
    }
  }

  /** Writes the markets that a venue has listed, on the store's own thread. */
  public void keep(Venue venue, Map<Instrument, ListedMarket> markets, Instant readAt) {
    if (waiting.put(venue, new StoredList(markets, readAt)) == null) {
      thread.execute(
          () -> Optional.ofNullable(waiting.remove(venue)).ifPresent(list -> write(venue, list)));
    }
  }

  private void write(Venue venue, StoredList list) {
    Optional<byte[]> bytes = ListFile.bytes(venue.id(), origins.apply(venue), list);
    if (bytes.isEmpty()) {
      if (tooLarge.add(venue)) {
        LOG.warn("{}'s list of {} markets is too large to be kept", venue, list.markets().size());
      }
      return;
    }
    try {
      claim();
      replace(file(venue), bytes.get());
      if (failing) {
        LOG.info("the venues' lists are kept in {} again", directory);
      }
      failing = false;
    } catch (IOException failure) {
      release();
      if (!failing) {
        LOG.warn(
            "the venues' lists cannot be kept in {}: {}; all else goes on",
            directory,
            words(failure));
      }
      failing = true;
    }
  }

  /** Makes the directory, and locks it against other processes. */
  private void claim() throws IOException {
    if (lock.isPresent()) {
      return;
    }
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (channel.tryLock() == null) {
        throw new IOException("another process keeps its own there");
      }
    } catch (IOException | OverlappingFileLockException taken) {
      channel.close();
      throw taken instanceof IOException failure
          ? failure
          : new IOException("this process does already", taken);
    }
    lock = Optional.of(channel);
  }

  /** The next list locks the directory anew, because it may be another one by then. */
  private void release() {
    lock.ifPresent(
        channel -> {
          try {
            channel.close();
          } catch (IOException closed) {
            LOG.debug("the lock in {} is gone", directory, closed);
          }
        });
    lock = Optional.empty();
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    try {
      Files.deleteIfExists(next);
      write(next, ByteBuffer.wrap(bytes));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      try {
        Files.deleteIfExists(next); // half a file takes room on a full disk
      } catch (IOException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    }
  }

  private static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private Path file(Venue venue) {
    return directory.resolve(venue.id() + ".txt");
  }

  /** The message of a file system's failure is often just the file's name. */
  private static String words(IOException failure) {
    String reason =
        failure instanceof FileSystemException there && there.getReason() != null
            ? there.getFile() + ": " + there.getReason()
            : String.valueOf(failure.getMessage());
    return failure.getClass().equals(IOException.class)
        ? reason
        : failure.getClass().getSimpleName().replace("Exception", "") + ": " + reason;
  }
}
