package io.omnidepth.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.omnidepth.api.Contract;
import io.omnidepth.api.Json;
import io.omnidepth.api.Problem;
import io.omnidepth.api.parameter.Parameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that have no other answer, with a problem that says why. */
final class Failures {
  static final Problem MALFORMED =
      Problem.of(400, "Bad Request", "the request's path or query is not well-formed");

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Predicate<String> served;

  /**
   * Lists these paths to a reader who asks for nothing that exists.
   *
   * @param served whether a path of the contract is served
   */
  Failures(Predicate<String> served) {
    this.served = served;
  }

  /** Takes what the router cannot route or what a handler failed at. */
  void into(Router router) {
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, Failures::wrongMethod);
    router.errorHandler(400, Failures::malformed);
    router.errorHandler(500, Failures::broken);
  }

  static void send(Problem problem, HttpServerResponse response) {
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(problem.json());
  }

  /** Sends a fault of the request, with the headers that tell what is allowed. */
  static void refuse(HttpServerResponse response, Problem fault) {
    RequestRules.headers(fault.status()).forEach(response::putHeader);
    send(fault, response);
  }

  void notFound(RoutingContext context) {
    if (NotFoundPage.isFor(context.request())) {
      NotFoundPage.send(context.request().path(), context.response());
      return;
    }
    ArrayNode paths = Json.MAPPER.createArrayNode();
    Contract.ofThisVersion().paths().stream().filter(served).forEach(paths::add);
    send(
        Problem.of(
                404,
                "Not Found",
                "there is nothing at "
                    + Parameters.shortened(context.request().path())
                    + "; \"paths\" has what there is")
            .with("paths", paths),
        context.response());
  }

  private static void wrongMethod(RoutingContext context) {
    refuse(context.response(), RequestRules.wrongMethod(context.request().method()));
  }

  private static void malformed(RoutingContext context) {
    refuse(context.response(), RequestRules.fault(context.request()).orElse(MALFORMED));
  }

  private static void broken(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (isGoingAway(context.failure())) {
      send(Problem.of(503, "Going away", "the server is going away"), response);
      return;
    }
    if (response.closed() || (response.headWritten() && context.failure() instanceof IOException)) {
      LOG.debug("{}: the reader has left", context.request().path());
      return;
    }
    LOG.error("{} {}", context.request().method(), context.request().path(), context.failure());
    if (!response.headWritten()) {
      send(
          Problem.of(500, "Internal Server Error", "this is our fault; the log says more"),
          response);
    }
  }

  /** Vert.x removes its copies of the page's files as soon as the process gets a signal to end. */
  private static boolean isGoingAway(Throwable failure) {
    return failure instanceof IllegalStateException
        && Arrays.stream(failure.getStackTrace())
            .limit(1)
            .anyMatch(frame -> frame.getClassName().endsWith(".FileCache"));
  }

  /** Logs an exception of the event loop that no handler caught. */
  static void uncaught(Throwable failure) {
    if (isFileWithoutReader(failure)) {
      LOG.debug("a file's reader has left");
    } else {
      LOG.error("unhandled", failure);
    }
  }

  /**
   * Whether Vert.x (5.1.6, and 5.1.10 still) failed at a closed connection: it has no promise for
   * the head of a file and fails it all the same.
   */
  private static boolean isFileWithoutReader(Throwable failure) {
    List<String> methods =
        Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName).toList();
    return failure instanceof NullPointerException
        && methods.indexOf("cancel") == 0
        && methods.contains("sendFileInternal");
  }
}
