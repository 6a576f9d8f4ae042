package io.omnidepth.http;

import io.omnidepth.api.Listener;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the listener the route, the status and the time of each request. Runs on one loop. */
final class RequestMeter implements Handler<RoutingContext> {
  private static final String SEEN = RequestMeter.class.getName();
  private static final Set<Integer> OPENED = Set.of(200, 304);
  private static final Set<String> PAGES = Set.of("/", "/index.html");

  private static final Pattern PARAMETER = Pattern.compile(":(\\w+?)(?=/|\\.|$)");

  private final Listener listener;
  private final InstantSource clock;

  /** The routes as metrics name them, by their paths. */
  private final Map<String, String> names = new HashMap<>();

  RequestMeter(Listener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void handle(RoutingContext context) {
    if (context.get(SEEN) != null) {
      context.next(); // the same request on another route
      return;
    }
    context.put(SEEN, true);
    Instant came = clock.instant();
    context.addEndHandler(
        ended -> {
          int status = context.response().getStatusCode();
          listener.answered(
              route(context, status), status, Duration.between(came, clock.instant()));
          if (context.request().method().equals(HttpMethod.GET)
              && PAGES.contains(context.request().path())
              && OPENED.contains(status)) {
            listener.pageOpened();
          }
        });
    context.next();
  }

  /** The route, one of few words for any path. */
  private String route(RoutingContext context, int status) {
    String path = Optional.ofNullable(context.currentRoute()).map(Route::getPath).orElse("/api/");
    if (path.equals("/assets/")) {
      return status == 404 ? "other" : "assets";
    }
    if (path.equals("/")) {
      return status == 404 ? "other" : "page";
    }
    return path.equals("/api/")
        ? "other"
        : names.computeIfAbsent(path, of -> PARAMETER.matcher(of).replaceAll("{$1}"));
  }
}
