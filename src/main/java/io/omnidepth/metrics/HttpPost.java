package io.omnidepth.metrics;

import io.micrometer.core.ipc.http.HttpSender;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Posts a request and waits for the whole answer, no longer than the deadline. It reads only the
 * beginning of a long answer, and follows no redirection.
 */
final class HttpPost implements HttpSender {
  private final Duration deadline;

  /** The first request makes it: that saves some 0.15 s of the start. */
  private @Nullable HttpClient made;

  HttpPost(Duration deadline) {
    this.deadline = deadline;
  }

  private synchronized HttpClient http() {
    HttpClient http =
        made != null
            ? made
            : HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
    made = http;
    return http;
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http().sendAsync(built(request), head -> new Beginning());
    try {
      HttpResponse<String> whole = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return new Response(whole.statusCode(), whole.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + deadline.toMillis() + " ms", late);
    } catch (ExecutionException failed) {
      throw new IOException(words(failed.getCause()), failed);
    }
  }

  /** The beginning of a body, as text. The rest is not read. */
  private static final class Beginning implements HttpResponse.BodySubscriber<String> {
    private static final int MOST_BYTES = 4_096;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
      return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        byte[] next = new byte[Math.min(part.remaining(), MOST_BYTES - bytes.size())];
        part.get(next);
        bytes.writeBytes(next);
      }
      Flow.Subscription source = Objects.requireNonNull(subscription);
      if (bytes.size() < MOST_BYTES) {
        source.request(1);
      } else {
        source.cancel();
        onComplete();
      }
    }

    @Override
    public void onError(Throwable broken) {
      text.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      text.complete(bytes.toString(StandardCharsets.UTF_8));
    }
  }

  private static String words(@Nullable Throwable cause) {
    if (cause instanceof ConnectException refused) {
      return refused.getCause() instanceof UnresolvedAddressException
          ? "nobody knows a host of that name"
          : "cannot connect";
    }
    if (Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
        .anyMatch(each -> each instanceof EOFException)) {
      return "it hangs up without an answer";
    }
    return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
  }

  private static HttpRequest built(Request request) throws IOException {
    try {
      HttpRequest.Builder built =
          HttpRequest.newBuilder(request.getUrl().toURI())
              .method(
                  request.getMethod().name(),
                  HttpRequest.BodyPublishers.ofByteArray(request.getEntity()));
      request.getRequestHeaders().forEach(built::header);
      return built.build();
    } catch (URISyntaxException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }
}
