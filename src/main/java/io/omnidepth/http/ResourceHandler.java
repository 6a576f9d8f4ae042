package io.omnidepth.http;

import io.omnidepth.api.Basis;
import io.omnidepth.api.CostKind;
import io.omnidepth.api.Demand;
import io.omnidepth.api.Form;
import io.omnidepth.api.Listener;
import io.omnidepth.api.Problem;
import io.omnidepth.api.Question;
import io.omnidepth.api.Resource;
import io.omnidepth.api.ResourceForm;
import io.omnidepth.api.parameter.Parameters;
import io.omnidepth.board.Choice;
import io.omnidepth.board.Publication;
import io.omnidepth.board.Snapshot;
import io.omnidepth.venue.Venue;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers requests for one resource: reads the request, has its books polled, waits, answers. */
final class ResourceHandler<R> {
  /**
   * The parts of the server that all resources share.
   *
   * @param basis makes the basis of an answer from a snapshot
   */
  record Server(
      Publication board,
      Demand demand,
      Function<Snapshot, Basis> basis,
      Payers payers,
      PendingAnswers pending,
      AnswerMaker maker,
      Listener listener,
      InstantSource clock) {}

  private final Resource<R> resource;
  private final Server server;

  ResourceHandler(Resource<R> resource, Server server) {
    this.resource = resource;
    this.server = server;
  }

  /** Adds a path for each form with an ending, and one without, where {@code Accept} chooses. */
  void into(Router routes) {
    String path = resource.description().path().replaceAll("\\{(\\w+)}", ":$1");
    for (ResourceForm each : resource.description().forms()) {
      Form form = each.form();
      if (!form.ending().isEmpty()) {
        Routes.get(routes, path + form.ending()).handler(context -> handle(context, form));
      }
    }
    Routes.get(routes, path)
        .handler(context -> handle(context, Accept.form(context.parsedHeaders().accept())));
  }

  /** Answers once it is known whether the names in the path exist. */
  private void handle(RoutingContext context, Form form) {
    Optional<String> instrument = Optional.ofNullable(context.pathParam("instrument"));
    String convert = Optional.ofNullable(context.queryParams().get("convert")).orElse("");
    once(
        context,
        snapshot ->
            instrument.isEmpty()
                || server
                    .demand()
                    .decided(snapshot, instrument.get(), convert, server.clock().instant()),
        () -> read(context, form));
  }

  private void read(RoutingContext context, Form form) {
    Optional<Problem> missing = server.demand().missing(context.pathParams());
    if (missing.isPresent()) {
      Failures.send(missing.get(), context.response());
      return;
    }
    try {
      Snapshot snapshot = server.board().current();
      Parameters parameters = parameters(context, snapshot);
      parameters.onlyThese(resource.parameters(form));
      R request = resource.read(new Question(form, context.pathParams(), parameters, snapshot));
      Optional<Problem> refused = poll(context.request(), request);
      if (refused.isPresent()) {
        Failures.send(refused.get(), context.response());
      } else {
        once(
            context,
            current -> resource.known(request, current),
            () -> answer(context, form, request));
      }
    } catch (Parameters.Wrong wrong) {
      Failures.send(Problem.of(wrong), context.response());
    }
  }

  private static Parameters parameters(RoutingContext context, Snapshot snapshot)
      throws Parameters.Wrong {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, String> parameter : context.queryParams()) {
      if (texts.put(parameter.getKey(), parameter.getValue()) != null) {
        throw new Parameters.Wrong(
            parameter.getKey(),
            Parameters.shortened(parameter.getKey()) + " is given more than once");
      }
    }
    return new Parameters(texts, snapshot.venues().stream().map(Venue::id).toList());
  }

  /** Has the books of the request polled; the problem if they cannot be. */
  private Optional<Problem> poll(HttpServerRequest from, R request) throws Parameters.Wrong {
    Optional<Choice> books = resource.polled(request);
    if (books.isEmpty()) {
      return Optional.empty();
    }
    Optional<Problem> refused =
        server.demand().want(books.get(), server.payers().client(from), server.clock().instant());
    if (refused.isEmpty()) {
      server.listener().asked(books.get().instrument(), false);
    }
    return refused;
  }

  private void answer(RoutingContext context, Form form, R request) {
    resource
        .contentPolicy(form)
        .ifPresent(policy -> context.response().putHeader(Guard.CONTENT_POLICY, policy));
    server.maker().send(context, server.payers().payer(context.request()), new Source(request));
  }

  private record RequestKey(Resource<?> resource, Object request) {}

  /** The answer to one request. */
  private final class Source implements AnswerSource {
    private final R request;

    Source(R request) {
      this.request = request;
    }

    private Basis basis() {
      return server.basis().apply(server.board().current());
    }

    @Override
    public Object key() {
      return new RequestKey(resource, request);
    }

    @Override
    public boolean isShared() {
      return resource.isOfSnapshot();
    }

    @Override
    public AnswerVersion version() {
      return version(server.board().current());
    }

    private AnswerVersion version(Snapshot snapshot) {
      return new AnswerVersion(snapshot.revision(), resource.books(request, snapshot));
    }

    @Override
    public Instant now() {
      return server.clock().instant();
    }

    @Override
    public CostKind kind() {
      return resource.cost(request, basis());
    }

    @Override
    public Begun begin() {
      Basis basis = basis();
      return new Begun(version(basis.snapshot()), () -> resource.answer(request, basis));
    }
  }

  /** Goes on as soon as the snapshot knows enough. */
  private void once(RoutingContext context, Predicate<Snapshot> known, Runnable then) {
    server
        .pending()
        .add(
            context,
            server.payers().payer(context.request()),
            server.board().current(),
            known,
            then);
  }
}
