package io.omnidepth.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.omnidepth.api.Listener;
import io.omnidepth.market.Instrument;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Counts and times the answers and messages to readers. */
final class ServeMeters implements Listener {
  private final MeterRegistry registry;
  private final BoardMeters board;
  private final AtomicInteger sockets;
  private final AtomicInteger subscriptions;
  private final AtomicInteger views;
  private final AtomicLong unsent;
  private final AtomicInteger connections;
  private final Counter pages;
  private final Counter conflated;
  private final Timer merges;
  private final Timer delays;
  private final Timer waits;

  /**
   * Meters that start from zero.
   *
   * @param board knows which instruments have series of their own
   */
  ServeMeters(MeterRegistry registry, BoardMeters board) {
    this.registry = registry;
    this.board = board;
    sockets = count(ServeFigures.STREAM_READERS);
    subscriptions = count(ServeFigures.STREAM_SUBSCRIPTIONS);
    views = count(ServeFigures.STREAM_VIEWS);
    unsent = new AtomicLong();
    ServeFigures.UNSENT.gauge(registry, unsent::get);
    Stream.of("api", "stream").forEach(by -> ServeFigures.COST_REFUSED.counter(registry, by));
    connections = count(ServeFigures.HTTP_CONNECTIONS);
    Listener.TYPES.forEach(
        type -> {
          ServeFigures.STREAM_MESSAGES.counter(registry, type);
          ServeFigures.STREAM_BYTES.counter(registry, type);
        });
    Stream.of(Cut.values()).forEach(why -> ServeFigures.STREAM_CUT.counter(registry, word(why)));
    pages = ServeFigures.PAGE_OPENS.counter(registry);
    conflated = ServeFigures.STREAM_CONFLATED.counter(registry);
    merges = ServeFigures.MERGE.timer(registry);
    delays = ServeFigures.STREAM_DELAY.timer(registry);
    waits = ServeFigures.STREAM_WAIT.timer(registry);
  }

  private AtomicInteger count(Figure figure) {
    AtomicInteger count = new AtomicInteger();
    figure.gauge(registry, count::get);
    return count;
  }

  @Override
  public void answered(String route, int status, Duration took) {
    ServeFigures.HTTP_REQUESTS.timer(registry, route, String.valueOf(status)).record(took);
  }

  @Override
  public void pageOpened() {
    pages.increment();
  }

  @Override
  public void asked(Instrument instrument, boolean byStream) {
    String name = board.isNamed(instrument) ? instrument.toString() : Figures.OTHER;
    ServeFigures.INSTRUMENT_READS.counter(registry, name, byStream ? "stream" : "api").increment();
  }

  @Override
  public void merged(Duration took) {
    merges.record(took);
  }

  @Override
  public void written(String form, Duration took) {
    ServeFigures.SERIALISE.timer(registry, form).record(took);
  }

  @Override
  public void readers(int openSockets, int theirSubscriptions, int differentViews) {
    sockets.set(openSockets);
    subscriptions.set(theirSubscriptions);
    views.set(differentViews);
  }

  @Override
  public void sent(String type, int readers, long bytes) {
    ServeFigures.STREAM_MESSAGES.counter(registry, type).increment(readers);
    ServeFigures.STREAM_BYTES.counter(registry, type).increment((double) readers * bytes);
  }

  @Override
  public void delivered(Duration sinceLastByte) {
    delays.record(sinceLastByte);
  }

  @Override
  public void waited(Duration sinceDue) {
    waits.record(sinceDue);
  }

  @Override
  public void conflated() {
    conflated.increment();
  }

  @Override
  public void cut(Cut why) {
    ServeFigures.STREAM_CUT.counter(registry, word(why)).increment();
  }

  @Override
  public void connections(int open) {
    connections.set(open);
  }

  private static String word(Cut why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void unsent(long bytes) {
    unsent.set(bytes);
  }

  @Override
  public void refused(boolean byStream) {
    ServeFigures.COST_REFUSED.counter(registry, byStream ? "stream" : "api").increment();
  }
}
