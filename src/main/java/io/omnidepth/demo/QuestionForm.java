package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.venue.Listing;
import io.omnidepth.venue.Question;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a question that a sample answers, in the sample's words:
 *
 * <pre>
 * GET /products/{market}                   the path names a market
 * GET /book/{market}?len={depth}           with a number of levels above 0
 * GET /book/{market}/R0?len={depth?}       with one or without
 * GET /futures/&#42;/contracts?kind=*           any one part of a path, and any value
 * POST /info {"coin":"{market}"} weight 2   the least that the body has; its weight, 1 by default
 * </pre>
 *
 * <p>A request may have further parameters and further fields in its body.
 *
 * @param path the pattern of the path; may hold the market
 * @param parameters the query's parameters
 * @param body the fields of a posted body; empty for a question that is not posted
 */
record QuestionForm(
    String method,
    Pattern path,
    Map<String, String> parameters,
    Optional<JsonNode> body,
    int weight) {
  static final String MARKET = "{market}";
  static final String DEPTH = "{depth}";

  private static final String DEPTH_IF_TOLD = "{depth?}";
  private static final Pattern LEVELS = Pattern.compile("[1-9]\\d{0,5}");
  private static final String ANY = "*";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<method>GET|POST) (?<path>/[^ ?]*)(?:\\?(?<query>\\S+))?(?: (?<body>\\{.*\\}))?(?:"
              + " weight (?<weight>\\d+))?");

  QuestionForm {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a question of a sample.
   *
   * @throws IllegalArgumentException if the text is no question
   */
  static QuestionForm parse(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no question: " + written);
    }
    return new QuestionForm(
        parts.group("method"),
        path(parts.group("path")),
        parameters(Optional.ofNullable(parts.group("query")).orElse("")),
        Optional.ofNullable(parts.group("body")).map(QuestionForm::json),
        Optional.ofNullable(parts.group("weight")).map(Integer::valueOf).orElse(1));
  }

  /** The form of the question for a venue's list of markets. */
  static QuestionForm of(Listing listing) {
    Question question = listing.question();
    String[] target = question.target().split("\\?", 2);
    return new QuestionForm(
        question.body().isPresent() ? "POST" : "GET",
        path(target[0]),
        parameters(target.length > 1 ? target[1] : ""),
        question.body().map(QuestionForm::json),
        listing.weight());
  }

  /** The form of a question for a book that is posted with this body. */
  static QuestionForm posted(Pattern path, String body) {
    return new QuestionForm("POST", path, Map.of(), Optional.of(json(body)), 1);
  }

  private static Pattern path(String written) {
    String path =
        Pattern.quote(written.replaceFirst("(?<=.)/$", ""))
            .replace(MARKET, "\\E(?<market>[^/]+)\\Q")
            .replace(ANY, "\\E[^/]+\\Q");
    return Pattern.compile(path + "/?");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
      parameters.put(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
    }
    return parameters;
  }

  /**
   * The values for {@code {market}} and {@code {depth}} in the request, by these words. Empty if it
   * is another question.
   */
  Optional<Map<String, String>> match(ExchangeRequest request) {
    Matcher matcher = path.matcher(request.path());
    Map<String, String> words = new HashMap<>();
    if (!method.equals(request.method()) || !matcher.matches() || !says(request.body(), words)) {
      return Optional.empty();
    }
    if (path.pattern().contains("?<market>")) {
      words.put(MARKET, matcher.group("market"));
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      Optional<String> value = request.parameter().apply(parameter.getKey());
      String wanted = parameter.getValue();
      if (!fits(wanted, value)) {
        return Optional.empty();
      }
      value.ifPresent(text -> words.put(wanted.replace("?", ""), text));
    }
    return Optional.of(words);
  }

  /** Whether a parameter may have that value. */
  private static boolean fits(String wanted, Optional<String> value) {
    return switch (wanted) {
      case ANY, MARKET -> value.isPresent();
      case DEPTH -> value.filter(text -> LEVELS.matcher(text).matches()).isPresent();
      case DEPTH_IF_TOLD -> value.isEmpty() || fits(DEPTH, value);
      default -> value.equals(Optional.of(wanted));
    };
  }

  /** Whether the body has all fields of the question. Adds the market in it to {@code words}. */
  private boolean says(String posted, Map<String, String> words) {
    if (body.isEmpty()) {
      return true;
    }
    try {
      JsonNode sent = JSON.readTree(posted);
      for (Map.Entry<String, JsonNode> field : body.get().properties()) {
        JsonNode value = sent.path(field.getKey());
        if (field.getValue().asText().equals(MARKET)) {
          words.put(MARKET, value.asText());
        } else if (!field.getValue().equals(value)) {
          return false;
        }
      }
      return true;
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }

  private static JsonNode json(String written) {
    try {
      return JSON.readTree(written);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("no question: " + written, wrong);
    }
  }
}
