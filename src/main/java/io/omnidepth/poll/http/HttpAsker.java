package io.omnidepth.poll.http;

import io.omnidepth.poll.Answer;
import io.omnidepth.poll.Asker;
import io.omnidepth.poll.Body;
import io.omnidepth.poll.Bounds;
import io.omnidepth.poll.Headers;
import io.omnidepth.poll.Reply;
import io.omnidepth.poll.Timing;
import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.omnidepth.venue.Venue;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * Asks venues over HTTP. It uses HTTP/2 if offered, keeps connections alive, accepts gzip and uses
 * the proxy of the host. Only one loop may use it.
 */
public final class HttpAsker implements Asker {
  private static final int CONNECTIONS_A_HOST = 64;

  /**
   * The most bytes under way over one connection of HTTP/2. A waiting body keeps its received part
   * of up to 64 KB. The usual window has the same size, so that body would block all others.
   */
  private static final int CONNECTION_WINDOW = 16 << 20;

  private final Vertx vertx;
  private final Loop loop;
  private final Transport transport;
  private final WebClient plain;
  private final WebClient tls;

  /** The connections that have had a question; closed ones are removed. */
  private final Set<HttpConnection> connections = Collections.newSetFromMap(new WeakHashMap<>());

  /** An asker without connections. */
  public HttpAsker(Vertx vertx, Loop loop, Transport transport) {
    this.vertx = vertx;
    this.loop = loop;
    this.transport = transport;
    plain = client(options());
    WebClientOptions secure =
        options().setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);
    transport.trust().options().ifPresent(secure::setTrustOptions);
    tls = client(secure);
  }

  @Override
  public void ask(Venue venue, Question question, Bounds bounds, Consumer<Reply> then) {
    PendingQuestion pending = new PendingQuestion(loop, bounds, then);
    try {
      send(request(transport.origin(venue), question), question, pending.body())
          .onComplete(
              response -> pending.answered(timing -> answer(response, timing)), pending::failed);
    } catch (RuntimeException unsent) {
      loop.submit(() -> pending.failed(unsent));
    }
  }

  private static Answer answer(HttpResponse<Body> response, Timing timing) {
    return new Answer(response.statusCode(), headers(response.headers()), response.body(), timing);
  }

  private static Headers headers(MultiMap sent) {
    List<Headers.Field> fields = new ArrayList<>();
    for (Map.Entry<String, String> each : sent) {
      fields.add(new Headers.Field(each.getKey(), each.getValue()));
    }
    return new Headers(fields);
  }

  private HttpRequest<Buffer> request(URI origin, Question question) {
    boolean secure = origin.getScheme().equals("https");
    int port = origin.getPort() >= 0 ? origin.getPort() : secure ? 443 : 80;
    HttpMethod method = question.body().isPresent() ? HttpMethod.POST : HttpMethod.GET;
    HttpRequest<Buffer> request =
        (secure ? tls : plain).request(method, port, origin.getHost(), question.target());
    transport.proxy().forHost(secure, origin.getHost()).ifPresent(request::proxy);
    return request
        .putHeader(HttpHeaders.USER_AGENT.toString(), transport.userAgent())
        .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
        .putHeader(HttpHeaders.ACCEPT_ENCODING.toString(), "gzip");
  }

  private static Future<HttpResponse<Body>> send(
      HttpRequest<Buffer> request, Question question, BoundedBody body) {
    HttpRequest<Body> bounded = request.as(body);
    return question
        .body()
        .map(
            json ->
                bounded
                    .putHeader(HttpHeaders.CONTENT_TYPE.toString(), "application/json")
                    .sendBuffer(Buffer.buffer(json)))
        .orElseGet(bounded::send);
  }

  /** Closes all connections. */
  void close() {
    plain.close();
    tls.close();
  }

  private static WebClientOptions options() {
    return new WebClientOptions()
        .setFollowRedirects(false)
        .setKeepAlive(true)
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
        .setConnectTimeout(5_000)
        .setTcpNoDelay(true);
  }

  private WebClient client(WebClientOptions options) {
    WebClient client =
        WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_A_HOST));
    // The public interface cannot drop a sent request, and does not report its steps.
    ((WebClientInternal) client).addInterceptor(this::follow);
    return client;
  }

  private void follow(HttpContext<?> context) {
    if (context.request().bodyCodec() instanceof BoundedBody body) {
      if (context.phase() == ClientPhase.SEND_REQUEST) {
        body.belongsTo(context.clientRequest());
        if (connections.add(context.clientRequest().connection())) {
          body.timing().connected();
        }
      } else if (context.phase() == ClientPhase.RECEIVE_RESPONSE) {
        body.timing().answered();
        HttpClientResponse head = context.clientResponse();
        head.exceptionHandler(broken -> {}); // the body's own stream handles it
        Optional<BoundedBody.Unfit> unfit =
            body.announced(head.getHeader(HttpHeaders.CONTENT_LENGTH));
        if (unfit.isPresent()) {
          context.fail(unfit.get());
          return;
        }
      }
    }
    context.next();
  }
}
