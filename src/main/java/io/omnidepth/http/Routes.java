package io.omnidepth.http;

import io.omnidepth.api.all.Resources;
import io.omnidepth.http.cost.Costs;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The table of all routes: the resources of the API, the stream, the page. */
final class Routes {
  private Routes() {}

  /**
   * Makes the table.
   *
   * @param first handle every request before its route does, in this order
   * @param scrape writes the metrics; empty if none are served
   */
  static Router of(
      Vertx vertx,
      List<Handler<RoutingContext>> first,
      ResourceHandler.Server server,
      AnswerSender sender,
      Costs costs,
      StreamUpgrade stream,
      PackedFiles packed,
      Optional<Supplier<String>> scrape) {
    Health health = new Health(server.board());
    Documents documents = new Documents(server.payers(), server.maker(), server.clock());
    PageFiles page = new PageFiles(server.payers(), costs);
    Failures failures = new Failures(path -> !path.equals(Scrape.PATH) || scrape.isPresent());
    Router routes = Router.router(vertx);
    first.forEach(handler -> routes.route().handler(handler));
    Resources.ALL.forEach(resource -> new ResourceHandler<>(resource, server).into(routes));
    get(routes, StreamUpgrade.PATH).handler(stream);
    get(routes, "/health/live").handler(health::live);
    get(routes, "/health/ready").handler(health::ready);
    get(routes, "/openapi.json").handler(documents::openApi);
    get(routes, "/asyncapi.json").handler(documents::asyncApi);
    get(routes, "/docs").handler(context -> context.reroute("/docs.html"));
    scrape.ifPresent(
        metrics -> get(routes, Scrape.PATH).handler(new Scrape(metrics, server.payers(), sender)));
    get(routes, "/api/*").handler(failures::notFound);
    get(routes, "/assets/*").handler(page::asset);
    get(routes, "/*").handler(page::page);
    get(routes, "/*").handler(packed).handler(page::pay).handler(PageFiles.files());
    failures.into(routes);
    return routes;
  }

  /** A route that answers GET and HEAD. */
  static Route get(Router routes, String path) {
    return routes.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }
}
