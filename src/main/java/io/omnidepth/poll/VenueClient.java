package io.omnidepth.poll;

import io.omnidepth.source.Loop;
import io.omnidepth.venue.Question;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Asks venues over HTTP: HTTP/2 where offered, kept alive, gzip taken, through a proxy where there
 * is one for the host. Every request has a deadline and every body a limit; what breaks either is
 * dropped with its connection.
 */
final class VenueClient {
  private static final int CONNECTIONS_A_HOST = 64;

  /**
   * What may be under way over one connection of HTTP/2. A body that waits for room keeps what came
   * of it, up to 64 KB; with the usual window of the same size it would hold up all others there.
   */
  private static final int CONNECTION_WINDOW = 16 << 20;

  private final Vertx vertx;
  private final Loop loop;
  private final WebClient plain;
  private final WebClient tls;
  private final Proxy proxy;
  private final String userAgent;

  /** Those that a question went over already; one that is closed is forgotten. */
  private final Set<HttpConnection> connections = Collections.newSetFromMap(new WeakHashMap<>());

  /** Opens no connection yet. */
  VenueClient(Vertx vertx, Loop loop, Proxy proxy, Trust trust, String userAgent) {
    this.vertx = vertx;
    this.loop = loop;
    this.proxy = proxy;
    this.userAgent = userAgent;
    plain = client(options());
    WebClientOptions secure =
        options().setSsl(true).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);
    trust.options().ifPresent(secure::setTrustOptions);
    tls = client(secure);
  }

  /**
   * Asks once.
   *
   * @param bound of the answer's body on the wire
   * @param room what the body takes of the room for all of them
   * @param course is told how it goes
   * @return the whole answer, or a failure that says what came between
   */
  Future<Answer> ask(
      URI origin,
      Question question,
      Duration within,
      Bound bound,
      BodyRoom.Place room,
      RequestTiming course) {
    boolean secure = origin.getScheme().equals("https");
    int port = origin.getPort() >= 0 ? origin.getPort() : secure ? 443 : 80;
    BoundedBody body = new BoundedBody(bound, room, course);
    Promise<Answer> answer = Promise.promise();
    Deadline deadline =
        new Deadline(
            loop,
            within,
            course,
            late -> {
              if (answer.tryFail(late)) {
                body.abandon();
              }
            });
    HttpMethod method = question.body().isPresent() ? HttpMethod.POST : HttpMethod.GET;
    var plainly = (secure ? tls : plain).request(method, port, origin.getHost(), question.target());
    proxy.forHost(secure, origin.getHost()).ifPresent(plainly::proxy);
    var request =
        plainly
            .putHeader(HttpHeaders.USER_AGENT.toString(), userAgent)
            .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
            .putHeader(HttpHeaders.ACCEPT_ENCODING.toString(), "gzip")
            .as(body);
    question
        .body()
        .map(
            json ->
                request
                    .putHeader(HttpHeaders.CONTENT_TYPE.toString(), "application/json")
                    .sendBuffer(Buffer.buffer(json)))
        .orElseGet(request::send)
        .map(response -> new Answer(response.statusCode(), response.headers(), response.body()))
        .onComplete(
            whole -> {
              deadline.met();
              answer.tryComplete(whole);
            },
            failure -> {
              deadline.met();
              answer.tryFail(body.unfit().<Throwable>map(cause -> cause).orElse(failure));
            });
    return answer.future();
  }

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
    // The public interface has no way to drop a request once it is sent, nor tells of its steps.
    ((WebClientInternal) client).addInterceptor(this::follow);
    return client;
  }

  private void follow(HttpContext<?> context) {
    if (context.request().bodyCodec() instanceof BoundedBody body) {
      if (context.phase() == ClientPhase.SEND_REQUEST) {
        body.answers(context.clientRequest());
        if (connections.add(context.clientRequest().connection())) {
          body.course().connected();
        }
      } else if (context.phase() == ClientPhase.RECEIVE_RESPONSE) {
        body.course().answered();
        HttpClientResponse head = context.clientResponse();
        head.exceptionHandler(broken -> {}); // the body's own stream takes its place
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
