package io.omnidepth.keep;

import io.omnidepth.market.Decimals;
import io.omnidepth.market.Instrument;
import io.omnidepth.venue.ListedMarket;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The form of a list's file: ASCII lines. A market's line has fields with tabs between them. The
 * last line has the CRC-32 of all lines before it. A step that the venue does not tell is empty.
 *
 * <pre>
 * omnidepth list of markets, version 1
 * venue kraken
 * origin https://api.kraken.com
 * read 2026-11-29T10:00:00.123Z
 * markets 2
 * BTC-USD  XBTUSD  trading  0.1   0.00000001  online
 * ETH-USD  ETHUSD  halted         0.00000001  cancel_only
 * crc 0b1c2d3e
 * </pre>
 */
final class ListFile {
  /** The most bytes of a file. */
  static final int MOST_BYTES = 4 << 20;

  /** The most markets of a list. */
  static final int MOST_MARKETS = 20_000;

  private static final String FIRST = "omnidepth list of markets, version 1";
  private static final String CRC = "crc ";
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int FINEST = 40;
  private static final int MOST_DIGITS = 21;
  private static final int HEADS = 5;
  private static final int FIELDS = 6;

  /** The content of a file. */
  sealed interface Content {
    record Read(StoredList list) implements Content {}

    /**
     * The file is no list of that venue.
     *
     * @param why the reason, which quotes nothing from the file
     */
    record Wrong(String why) implements Content {}
  }

  /** The reason why a file is no list. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why, null, false, false);
    }
  }

  private ListFile() {}

  /** The list as bytes; empty if it is too large for a file. */
  static Optional<byte[]> bytes(String venue, String origin, StoredList list) {
    if (list.markets().size() > MOST_MARKETS) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(64 * (list.markets().size() + 5));
    text.append(FIRST).append('\n');
    text.append("venue ").append(venue).append('\n');
    text.append("origin ").append(origin).append('\n');
    text.append("read ").append(list.readAt()).append('\n');
    text.append("markets ").append(list.markets().size()).append('\n');
    list.markets().values().stream()
        .sorted(Comparator.comparing(ListedMarket::instrument))
        .forEach(market -> append(text, market));
    String crc = crc(text);
    text.append(CRC).append(crc).append('\n');
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    return Optional.of(bytes).filter(whole -> whole.length <= MOST_BYTES);
  }

  private static void append(StringBuilder text, ListedMarket market) {
    text.append(market.instrument()).append('\t');
    text.append(market.market()).append('\t');
    text.append(market.trading() ? "trading" : "halted").append('\t');
    text.append(market.tickSize().map(Decimals::text).orElse("")).append('\t');
    text.append(market.lotSize().map(Decimals::text).orElse("")).append('\t');
    text.append(market.status()).append('\n');
  }

  private static String crc(CharSequence text) {
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /**
   * Reads a file's bytes. It never throws, whatever they are.
   *
   * @param venue the venue that the list must be of
   * @param origin the venue's origin now
   * @param now the list cannot have been read after this time
   */
  static Content read(byte[] bytes, String venue, String origin, Instant now) {
    try {
      return new Content.Read(list(lines(bytes), venue, origin, now));
    } catch (Unreadable unreadable) {
      return new Content.Wrong(String.valueOf(unreadable.getMessage()));
    }
  }

  /** All lines but the last, which has their checksum. */
  private static List<String> lines(byte[] bytes) throws Unreadable {
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable("it has more than " + MOST_BYTES + " bytes");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n' && bytes[i] != '\t' && (bytes[i] < ' ' || bytes[i] > '~')) {
        throw new Unreadable("byte " + (i + 1) + " is no ASCII text");
      }
    }
    String text = new String(bytes, StandardCharsets.US_ASCII);
    if (!text.startsWith(FIRST + "\n")) {
      throw new Unreadable("line 1 is not \"" + FIRST + "\"");
    }
    int last = text.lastIndexOf("\n" + CRC) + 1;
    if (last == 0 || !text.substring(last).equals(CRC + crc(text.substring(0, last)) + "\n")) {
      throw new Unreadable(
          "its last line is not the checksum of those before: it is cut or changed");
    }
    return text.substring(0, last).lines().toList();
  }

  private static StoredList list(List<String> lines, String venue, String origin, Instant now)
      throws Unreadable {
    if (!head(lines, 1, "venue").equals(venue)) {
      throw new Unreadable("it is another venue's list");
    }
    if (!head(lines, 2, "origin").equals(origin)) {
      throw new Unreadable("it was read elsewhere than at " + origin);
    }
    Instant readAt = time(head(lines, 3, "read"), now);
    String count = head(lines, 4, "markets");
    if (lines.size() - HEADS > MOST_MARKETS) {
      throw new Unreadable("it has more than " + MOST_MARKETS + " markets");
    }
    Map<Instrument, ListedMarket> markets = new HashMap<>();
    for (int line = HEADS + 1; line <= lines.size(); line++) {
      ListedMarket listed = market(lines.get(line - 1), line);
      if (markets.put(listed.instrument(), listed) != null) {
        throw new Unreadable("line " + line + " has " + listed.instrument() + " once more");
      }
    }
    if (markets.isEmpty() || !count.equals(String.valueOf(markets.size()))) {
      throw new Unreadable("it has " + markets.size() + " markets and tells another number");
    }
    return new StoredList(markets, readAt);
  }

  private static String head(List<String> lines, int at, String name) throws Unreadable {
    String line = at < lines.size() ? lines.get(at) : "";
    if (!line.startsWith(name + " ")) {
      throw new Unreadable("line " + (at + 1) + " is not \"" + name + " ...\"");
    }
    return line.substring(name.length() + 1);
  }

  private static Instant time(String text, Instant now) throws Unreadable {
    try {
      Instant time = Instant.parse(text);
      if (time.isBefore(EARLIEST) || time.isAfter(now.plus(AHEAD))) {
        throw new Unreadable("the time at which it was read cannot be");
      }
      return time;
    } catch (DateTimeException noTime) {
      throw new Unreadable("it does not tell when it was read");
    }
  }

  private static ListedMarket market(String text, int line) throws Unreadable {
    String[] fields = text.split("\t", -1);
    Optional<Instrument> instrument =
        fields.length == FIELDS
            ? Instrument.parse(fields[0]).filter(one -> one.toString().equals(fields[0]))
            : Optional.empty();
    if (instrument.isEmpty()
        || !ListedMarket.isName(fields[1])
        || !List.of("trading", "halted").contains(fields[2])
        || !ListedMarket.isWord(fields[5])) {
      throw new Unreadable("line " + line + " is no market");
    }
    return new ListedMarket(
        instrument.get(),
        fields[1],
        step(fields[3], line),
        step(fields[4], line),
        fields[5],
        fields[2].equals("trading"));
  }

  private static Optional<BigDecimal> step(String text, int line) throws Unreadable {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> step =
        Decimals.read(text)
            .filter(number -> number.signum() > 0 && number.scale() <= FINEST)
            .filter(number -> number.precision() - number.scale() <= MOST_DIGITS);
    if (step.isEmpty()) {
      throw new Unreadable("line " + line + " has a step that is no number above 0");
    }
    return step;
  }
}
