package io.omnidepth.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.omnidepth.market.Instrument;
import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Failure;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Asks the embedded exchanges without a network. Each answer takes about as long as the real
 * venue's. One in thirty is lost, and every second one is compressed.
 */
public final class DemoAsker implements Asker {
  private static final int LOST = 30;

  private final Loop loop;
  private final SeededRandom chance;
  private final Map<Venue, EmbeddedExchange> exchanges = new HashMap<>();
  private long questions;

  public DemoAsker(Loop loop, List<Venue> venues, List<Instrument> instruments, int mostLevels) {
    this.loop = loop;
    World world = new World(1);
    SeededRandom seed = new SeededRandom(1);
    chance = seed.of("answers");
    for (Venue venue : venues) {
      exchanges.put(
          venue,
          new EmbeddedExchange(venue, instruments, world, seed, false, mostLevels, Duration.ZERO));
    }
  }

  /** The number of questions so far. */
  public long questions() {
    return questions;
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    Instant sent = loop.instant();
    EmbeddedExchange exchange = Optional.ofNullable(exchanges.get(venue)).orElseThrow();
    double drawn = chance.at(questions++);
    if (questions % LOST == 0) {
      loop.after(
          bounds.within().plusNanos(77_000),
          () -> then.accept(new Failure(Failure.Cause.LATE, "lost", timing(sent))));
      return;
    }
    long micros = (long) (exchange.traits().latency().toMillis() * (700 + 600 * drawn)) + 1;
    loop.after(
        Duration.ofNanos(micros * 1_000 + 77),
        () -> {
          ExchangeResponse response =
              exchange.answer(OfflineExchange.request(question), loop.instant(), sent);
          then.accept(answer(response, timing(sent)));
        });
  }

  private Timing timing(Instant sent) {
    return new Timing(
        sent, loop.instant(), Duration.ZERO, Optional.empty(), Optional.of(Duration.ofMillis(1)));
  }

  private Answer answer(ExchangeResponse response, Timing timing) {
    List<Headers.Field> fields = new ArrayList<>();
    response.headers().forEach((name, value) -> fields.add(new Headers.Field(name, value)));
    fields.add(new Headers.Field("Content-Type", response.contentType()));
    fields.add(new Headers.Field("Set-Cookie", "session=1"));
    byte[] body = response.body().getBytes(UTF_8);
    if (questions % 2 == 0) {
      fields.add(new Headers.Field("Content-Encoding", "gzip"));
      body = gzip(body);
    }
    return new Answer(response.status(), new Headers(fields), Body.of(body), timing);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
