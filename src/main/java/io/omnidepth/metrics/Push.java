package io.omnidepth.metrics;

import io.micrometer.core.ipc.http.HttpSender;
import io.omnidepth.market.Decimals;
import io.omnidepth.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the pushes and watches over them. The log has one line when InfluxDB begins to take
 * nothing, or not all lines. It has one more when InfluxDB takes them again, with the number that
 * was lost. The registry's own thread calls it, and at the end the thread that ends the program.
 */
final class Push implements HttpSender {
  private static final Logger LOG = LoggerFactory.getLogger(Push.class);
  private static final int LONGEST_REASON = 200;

  /** More lines than any push has. */
  private static final long MOST_LINES = 999_999_999;

  /** The status with which both versions answer that they have written all lines. */
  private static final int WRITTEN = 204;

  /** Both answer this if they have written all but some lines, which are lost. */
  private static final Pattern PARTLY =
      Pattern.compile("partial write: .*dropped=(\\d{1,9})", Pattern.DOTALL);

  /** The part of a push that InfluxDB takes. */
  private enum Takes {
    ALL,
    SOME,
    NOTHING
  }

  private final HttpPost http;
  private final URI where;
  private final String secret;
  private final LongSupplier mostSeries;
  private final long untilAllIsThere;
  private final AtomicLong pushesLost = new AtomicLong();
  private final AtomicLong linesLost = new AtomicLong();
  private long pushesLostBefore;
  private long linesLostBefore;
  private Takes takes = Takes.ALL;
  private long taken;

  /** The request that makes the database of InfluxDB 1, to be sent if that is not there. */
  private Optional<Request> database = Optional.empty();

  /**
   * A sender that has sent nothing yet.
   *
   * @param secret a text that no line of the log may have; empty for none
   * @param mostSeries the number of series that there may be
   * @param untilAllIsThere the number of the push by which all usual series are there to be counted
   */
  Push(HttpPost http, URI where, String secret, LongSupplier mostSeries, long untilAllIsThere) {
    this.http = http;
    this.where = where;
    this.secret = secret;
    this.mostSeries = mostSeries;
    this.untilAllIsThere = untilAllIsThere;
  }

  /** The number of pushes that were not taken since the start. */
  long pushesLost() {
    return pushesLost.get();
  }

  /** The number of lines in them, and of single lines that were not taken. */
  long linesLost() {
    return linesLost.get();
  }

  @Override
  public synchronized Response send(Request request) throws Throwable {
    if (!request.getUrl().getPath().endsWith("/write")) {
      // It is sent when a write finds no database. The registry waits for it before it reads its
      // meters: beyond the end of a step it would read, and push, that step twice.
      database = Optional.of(request);
      return new Response(200, "");
    }
    try {
      Response response = http.send(request);
      if (response.code() == 404 && madeDatabase()) {
        response = http.send(request);
      }
      Matcher partly = PARTLY.matcher(response.body());
      if (response.code() == WRITTEN) {
        worked(request);
      } else if (response.code() / 100 == 4 && partly.find()) {
        lost(
            Takes.SOME,
            Decimals.whole(partly.group(1), 0, MOST_LINES).orElse(MOST_LINES),
            partly.group());
      } else {
        String due = response.code() / 100 == 2 ? " where " + WRITTEN + " is due" : "";
        failed(request, "HTTP " + response.code() + due + ": " + response.body());
      }
      return response;
    } catch (IOException | RuntimeException failure) {
      failed(request, String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  /** Makes the database of InfluxDB 1; returns whether it is there now. */
  private boolean madeDatabase() throws InterruptedException {
    if (database.isEmpty()) {
      return false;
    }
    try {
      return http.send(database.get()).isSuccessful();
    } catch (IOException notNow) {
      LOG.debug("InfluxDB at {} does not make its database now: {}", where, notNow.getMessage());
      return false;
    }
  }

  private void failed(Request request, String why) throws IOException {
    pushesLost.incrementAndGet();
    lost(Takes.NOTHING, count(request), why);
  }

  private void lost(Takes now, long lines, String why) {
    linesLost.addAndGet(lines);
    if (now == takes) {
      return;
    }
    takes = now;
    String shown = secret.isEmpty() ? why : why.replace(secret, "...");
    String line = PlainText.line(shown, LONGEST_REASON);
    if (now == Takes.SOME) {
      LOG.warn("InfluxDB at {} does not take all metrics, the rest is lost: {}", where, line);
    } else {
      LOG.warn("InfluxDB at {} takes no metrics, which are lost until it does: {}", where, line);
    }
  }

  private void worked(Request request) throws IOException {
    taken++;
    if (takes != Takes.ALL) {
      LOG.info(
          "InfluxDB at {} takes metrics again; lost meanwhile: {} of the pushes, {} lines in all",
          where,
          pushesLost.get() - pushesLostBefore,
          linesLost.get() - linesLostBefore);
    } else if (taken == 1) {
      LOG.info("InfluxDB at {} takes metrics", where);
    }
    if (taken == untilAllIsThere) {
      LOG.info(
          "{} series go to InfluxDB; beside the JVM's there may be {}",
          count(request),
          mostSeries.getAsLong());
    }
    takes = Takes.ALL;
    pushesLostBefore = pushesLost.get();
    linesLostBefore = linesLost.get();
  }

  private static long count(Request request) throws IOException {
    boolean zipped = "gzip".equals(request.getRequestHeaders().get("Content-Encoding"));
    byte[] body =
        zipped
            ? new GZIPInputStream(new ByteArrayInputStream(request.getEntity())).readAllBytes()
            : request.getEntity();
    long lines = 1;
    for (byte each : body) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines;
  }
}
