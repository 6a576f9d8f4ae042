package io.omnidepth.demo;

import io.omnidepth.venue.Request;
import io.omnidepth.venue.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path at which an exchange answers with books, with its parameters in any order.
 *
 * @param path the pattern of the path; may hold the market and the number of levels
 * @param market the parameter that names the market; empty if the path names it
 * @param depth the parameter for the number of levels; empty if there is none
 * @param depths the numbers of levels that may be asked for here, shallowest first
 */
record BookEndpoint(
    Pattern path, Optional<String> market, Optional<String> depth, List<Request.Depth> depths) {
  private static final int USUAL_LEVELS = 100;

  /**
   * A question for a book.
   *
   * @param depth the declared number of levels that sets its weight
   * @param wrong whether the number of levels is invalid
   */
  record Query(String market, Optional<Request.Depth> depth, int levels, boolean wrong) {}

  /** All book paths of the venue. */
  static List<BookEndpoint> of(Venue venue) {
    Map<String, List<Request.Depth>> templates = new LinkedHashMap<>();
    templates.put(venue.request().url(), new ArrayList<>());
    for (Request.Depth depth : venue.request().depths()) {
      templates.computeIfAbsent(depth.url(), url -> new ArrayList<>()).add(depth);
    }
    List<BookEndpoint> endpoints = new ArrayList<>();
    templates.forEach((url, depths) -> endpoints.add(of(url, depths)));
    return endpoints;
  }

  private static BookEndpoint of(String url, List<Request.Depth> depths) {
    String[] target = url.substring(url.indexOf('/', url.indexOf("//") + 2)).split("\\?", 2);
    String path =
        Pattern.quote(target[0].replaceFirst("/$", ""))
            .replace("{market}", "\\E(?<market>[^/]+)\\Q")
            .replace("{depth}", "\\E(?<depth>\\d+)\\Q");
    Optional<String> market = Optional.empty();
    Optional<String> depth = Optional.empty();
    for (String parameter : target.length > 1 ? target[1].split("&") : new String[0]) {
      String[] parts = parameter.split("=", 2);
      market = parts[1].equals("{market}") ? Optional.of(parts[0]) : market;
      depth = parts[1].equals("{depth}") ? Optional.of(parts[0]) : depth;
    }
    return new BookEndpoint(Pattern.compile(path + "/?"), market, depth, List.copyOf(depths));
  }

  /**
   * The question in a request; empty if the request is for another endpoint.
   *
   * @param parameter the lookup of a query parameter by its name
   */
  Optional<Query> query(String requestPath, Function<String, Optional<String>> parameter) {
    Matcher matcher = path.matcher(requestPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<String> named =
        market.isPresent() ? market.flatMap(parameter) : group(matcher, "market");
    Optional<String> number =
        depth.isPresent() ? depth.flatMap(parameter) : group(matcher, "depth");
    Optional<Integer> levels =
        number.filter(text -> text.matches("[1-9]\\d{0,5}")).map(Integer::valueOf);
    return Optional.of(query(named.orElse(""), levels, number.isPresent() && levels.isEmpty()));
  }

  private Query query(String named, Optional<Integer> number, boolean wrong) {
    if (depths.isEmpty()) {
      return new Query(named, Optional.empty(), Integer.MAX_VALUE, false);
    }
    Request.Depth deepest = depths.get(depths.size() - 1);
    int levels = Math.min(number.orElse(USUAL_LEVELS), deepest.levels());
    Optional<Request.Depth> charged =
        depths.stream()
            .filter(each -> each.levels() >= levels)
            .min(Comparator.comparingInt(Request.Depth::levels));
    return new Query(named, charged, levels, wrong);
  }

  private Optional<String> group(Matcher matcher, String name) {
    return path.pattern().contains("?<" + name + ">")
        ? Optional.of(matcher.group(name))
        : Optional.empty();
  }
}
