package io.omnidepth.metrics;

import io.micrometer.core.ipc.http.HttpSender;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Posts and waits for the whole answer, no longer than it may take: one that comes byte by byte is
 * given up like one that does not come. Follows nobody elsewhere.
 */
final class Posting implements HttpSender {
  private final HttpClient http;
  private final Duration deadline;

  Posting(Duration deadline) {
    this.deadline = deadline;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline)
            .build();
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(asked(request), HttpResponse.BodyHandlers.ofString());
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

  private static HttpRequest asked(Request request) throws IOException {
    try {
      HttpRequest.Builder asked =
          HttpRequest.newBuilder(request.getUrl().toURI())
              .method(
                  request.getMethod().name(),
                  HttpRequest.BodyPublishers.ofByteArray(request.getEntity()));
      request.getRequestHeaders().forEach(asked::header);
      return asked.build();
    } catch (URISyntaxException broken) {
      throw new IOException(broken.getMessage(), broken);
    }
  }
}
