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
 * The venues' lists of markets in a directory, a file each. All reading and writing is done by one
 * thread of its own; whoever calls is never held up by a disk.
 *
 * <p>Always true: a file is replaced as a whole, by one process at a time; what goes wrong is told
 * once and stops nothing.
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

  // Of the thread alone:
  private final Set<Venue> tooLarge = new HashSet<>();
  private Optional<FileChannel> lock = Optional.empty();
  private boolean failing;

  /**
   * Keeps the lists in that directory, which is made where its parent is there.
   *
   * @param origins where a venue is asked: a list that was read elsewhere is another list
   */
  public ListStore(Path directory, Function<Venue, String> origins) {
    this.directory = directory.resolve("lists");
    this.origins = origins;
  }

  /**
   * What an earlier run kept of these venues. A file that is no such list is told and passed over.
   *
   * @param now the time of day
   * @param then told of them, by a thread that must not be held up
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
    // Asked before it is opened: whoever opens a pipe waits for its writer.
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

  /** The venue has told its markets: they are written beside whatever goes on. */
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

  /** Makes the directory, and sees to it that no other process writes into it. */
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

  /** The next list claims it anew, as it may be another directory by then. */
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
        Files.deleteIfExists(next); // half of it takes room on a full disk
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

  /** A file system's failure often has no other words than the file's name. */
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
