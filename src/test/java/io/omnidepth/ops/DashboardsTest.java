package io.omnidepth.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnidepth.ops.Templates.Query;
import io.omnidepth.ops.Templates.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The InfluxDB templates keep their rules, and the rules find faults. */
class DashboardsTest {
  private static final String WRITTEN =
      """
      omnidepth_polls,venue=kraken,outcome=fresh,metric_type=counter value=1 1
      omnidepth_poll_latency,venue=kraken,metric_type=histogram sum=1,count=1,mean=1,upper=1 1
      omnidepth_poll_latency_percentile,venue=kraken,phi=0.95,metric_type=gauge value=1 1
      jvm_memory_used,area=heap,id=Eden\\ Space,metric_type=gauge value=1 1
      """;

  private static final Templates TEMPLATES = templates();

  private static Templates templates() {
    try {
      return Templates.read();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void keepToWhatInfluxDbTakes() {
    assertEquals(List.of(), TemplateRules.faults(TEMPLATES));
    assertEquals(2, TEMPLATES.ofKind("Dashboard").count());
    assertEquals(2, TEMPLATES.ofKind("CheckThreshold").count());
  }

  static Stream<Arguments> seededFaults() {
    return Stream.of(
        spoilt("unknown key widht", cell -> cell.put("widht", 3)),
        spoilt("beyond the 12 columns", cell -> cell.put("width", 13)),
        spoilt("two cells lie at", cell -> cell.put("width", 3)),
        spoilt("no cell lies at", cell -> cell.put("width", 1)),
        spoilt("xPos is a whole number", cell -> cell.put("xPos", "0")),
        spoilt("kind is one of", cell -> cell.put("kind", "Pie")),
        spoilt("has a note", cell -> cell.put("note", "")),
        spoilt("has a note", cell -> cell.put("noteOnEmpty", false)),
        spoilt("has a query", cell -> cell.putArray("queries")),
        spoilt("has colours", cell -> cell.putArray("colors")),
        spoilt("good, doubtful and bad", cell -> ((ArrayNode) cell.get("colors")).remove(2)),
        spoilt("a hex as", cell -> ((ObjectNode) cell.at("/colors/0")).put("hex", "red")),
        spoilt("colour's type", cell -> ((ObjectNode) cell.at("/colors/1")).put("type", "scale")),
        spoilt("values rise", cell -> ((ObjectNode) cell.at("/colors/2")).put("value", -1)),
        spoilt("is the base", cell -> ((ObjectNode) cell.at("/colors/0")).put("id", "first")),
        spoilt("decimalPlaces is", cell -> cell.put("decimalPlaces", "one")),
        spoilt("Dashboard", "Table", "which columns", cell -> cell.remove("fieldOptions")),
        spoilt("Dashboard", "Xy", "axes x and y", cell -> cell.remove("axes")),
        spoilt("Dashboard", "Xy", "geom is one of", cell -> cell.put("geom", "lines")),
        spoilt("Dashboard", "Xy", "position is", cell -> cell.put("position", "above")),
        spoilt("Dashboard", "", "apiVersion is", body -> body.put("apiVersion", "v1")),
        spoilt("Dashboard", "", "kind is one of", body -> body.put("kind", "Dashbord")),
        spoilt("Dashboard", "/metadata", "small letters", body -> body.put("name", "Venues")),
        spoilt("Variable", "/spec", "type is one of", spec -> spec.put("type", "list")),
        spoilt("Variable", "/spec", "no query asks", spec -> spec.put("name", "pail")),
        spoilt("Variable", "/spec", "one of the values", spec -> spec.putArray("values")),
        spoilt("Task", "/spec", "every is 5s", spec -> spec.put("every", "1s")),
        spoilt("Task", "/spec", "offset is a whole", spec -> spec.put("offset", "soon")),
        spoilt(
            "Task", "/spec", "reads and writes", spec -> spec.put("query", "from(bucket: \"x\")")),
        spoilt(
            "CheckThreshold", "/spec", "there is a threshold", spec -> spec.putArray("thresholds")),
        spoilt("CheckThreshold", "/spec/thresholds/0", "level is one", t -> t.put("level", "BAD")),
        spoilt(
            "CheckThreshold", "/spec/thresholds/0", "value is a number", t -> t.put("value", "")),
        spoilt(
            "CheckThreshold",
            "/spec",
            "names the venue",
            spec -> spec.put("statusMessageTemplate", "${r._level}")));
  }

  private static Arguments spoilt(String told, Consumer<ObjectNode> fault) {
    return spoilt("Dashboard", "/spec/charts/0", told, fault);
  }

  private static Arguments spoilt(String kind, String at, String told, Consumer<ObjectNode> fault) {
    return arguments(kind, at, told, fault);
  }

  @ParameterizedTest(name = "{0}{1}: {2}")
  @MethodSource("seededFaults")
  void aFaultOfATemplateIsFound(String kind, String at, String told, Consumer<ObjectNode> fault) {
    List<Template> all = new ArrayList<>();
    boolean[] done = {false};
    for (Template template : TEMPLATES.all()) {
      JsonNode body = template.body().deepCopy();
      if (template.kind().equals(kind) && !done[0]) {
        fault.accept(
            (ObjectNode) (at.isEmpty() || at.startsWith("/") ? body.at(at) : cell(body, at)));
        done[0] = true;
      }
      all.add(new Template(template.file(), body));
    }
    List<String> faults = TemplateRules.faults(new Templates(all));
    assertTrue(faults.stream().anyMatch(each -> each.contains(told)), faults::toString);
  }

  /** The first cell of that kind. */
  private static JsonNode cell(JsonNode dashboard, String kind) {
    return FluxTree.children(dashboard.at("/spec/charts"))
        .filter(cell -> cell.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFluxOfAllTypeChecksWhateverTheReaderPicked() throws Exception {
    for (String since : List.of("-1h", "2026-01-01T00:00:00Z")) {
      List<Query> all = TEMPLATES.queries();
      List<Flux> checked =
          Flux.of(all.stream().map(query -> TEMPLATES.program(query, since)).toList());
      for (int i = 0; i < all.size(); i++) {
        assertEquals(List.of(), checked.get(i).faults(), all.get(i)::toString);
      }
    }
  }

  /** A fault in a text: the part to replace, its replacement, and the expected message. */
  private record Seed(String right, String wrong, String told) {
    String in(String text) {
      assertTrue(text.contains(right), () -> right + " is not in " + text);
      return text.replace(right, wrong);
    }

    void isToldBy(List<String> faults) {
      assertTrue(faults.stream().anyMatch(each -> each.contains(told)), () -> this + " " + faults);
    }
  }

  @Test
  void aFaultOfFluxIsFound() throws Exception {
    List<Seed> seeds =
        List.of(
            new Seed("aggregateWindow(every", "agregateWindow(every", "identifier agregateWindow"),
            new Seed("aggregateWindow(every", "aggregateWindow(evry", "unexpected argument evry"),
            new Seed("/ 1000.0", "/ 1000", "float"),
            new Seed("v.venue", "v.venu", "venu"),
            new Seed("import \"date\"", "import \"dates\"", "dates"),
            new Seed("import \"date\"\n", "", "identifier date"),
            new Seed("timeSrc: \"_start\"", "timeSrc: 1", "string"),
            new Seed("createEmpty: false", "createEmpty: 0", "bool"),
            new Seed("start: -1m)", "start: -1m", "expected"),
            new Seed("${r._level}", "${r.}", ""),
            new Seed("${r._level}", "${level}", "identifier level"));
    List<String> spoilt = new ArrayList<>();
    for (Seed seed : seeds) {
      Query query =
          TEMPLATES.queries().stream()
              .filter(each -> TEMPLATES.program(each, "-1h").contains(seed.right()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(seed));
      spoilt.add(seed.in(TEMPLATES.program(query, "-1h")));
    }
    List<Flux> checked = Flux.of(spoilt);
    for (int i = 0; i < seeds.size(); i++) {
      seeds.get(i).isToldBy(checked.get(i).faults());
    }
  }

  @Test
  void aCheckSaysWhatTheServerMakesOfIt() throws Exception {
    List<Template> checks = TEMPLATES.ofKind("CheckThreshold").toList();
    List<Flux> flux =
        Flux.of(checks.stream().map(check -> check.spec().path("query").asText()).toList());
    for (int i = 0; i < checks.size(); i++) {
      assertEquals(List.of(), new ThresholdCheck(checks.get(i)).faults(flux.get(i).file()));
    }
  }

  @Test
  void aCheckThatTheServerWouldChangeIsFound() throws Exception {
    Template check = TEMPLATES.ofKind("CheckThreshold").findFirst().orElseThrow();
    String query = check.spec().path("query").asText();
    List<Seed> seeds =
        List.of(
            new Seed("start: -1m", "start: -1d", "start is -1m"),
            new Seed("start: -1m", "start: -1m, stop: now()", "has a stop"),
            new Seed("every: 1m", "every: 5m", "every is 1m"),
            new Seed("from(", "x = 1\nfrom(", "one pipe"),
            new Seed("from(", "import \"date\"\nfrom(", "imports nothing"),
            new Seed("r._field ==", "r._field == \"sum\" or r._field ==", "_field once"));
    List<Flux> spoilt = Flux.of(seeds.stream().map(seed -> seed.in(query)).toList());
    for (int i = 0; i < seeds.size(); i++) {
      seeds.get(i).isToldBy(new ThresholdCheck(check).faults(spoilt.get(i).file()));
    }
  }

  @Test
  void aNameThatIsNotWrittenIsFound() throws Exception {
    String query =
        """
        from(bucket: "b")
          |> range(start: -1h)
          |> filter(fn: (r) => r._measurement == "omnidepth_polls" and r._field == "value" and r.outcome == "fresh")
          |> keep(columns: ["venue", "outcome", "_time", "_value"])
          |> sum(column: "_value")
          |> group(columns: ["venue"])
          |> map(fn: (r) => ({r with by: r.venue, twice: r._value * 2.0}))
          |> filter(fn: (r) => r.twice > 1.0)
          |> pivot(rowKey: ["by"], columnKey: ["outcome"], valueColumn: "twice")
          |> map(fn: (r) => ({r with _value: r.fresh}))
        """;
    List<Seed> seeds =
        List.of(
            new Seed("omnidepth_polls", "omnidepth_poll", "no measurement omnidepth_poll "),
            new Seed("value\" and", "sum\" and", "no field sum of omnidepth_polls"),
            new Seed("r.outcome", "r.phi", "no tag phi of omnidepth_polls"),
            new Seed("== \"fresh\"", "== \"frisch\"", "no value of outcome frisch"),
            new Seed("keep(columns: [\"venue\"", "keep(columns: [\"phi\"", "no column phi"),
            new Seed("group(columns: [\"venue\"", "group(columns: [\"venu\"", "no column venu"),
            new Seed("column: \"_value\"", "column: \"value\"", "no column value"),
            new Seed("by: r.venue", "by: r.venu", "no column venu"),
            new Seed("by: r.venue", "venu: r.venu", "no column venu"),
            new Seed("r.twice", "r.thrice", "no column thrice"),
            new Seed("rowKey: [\"by\"]", "rowKey: [\"bye\"]", "no column bye"),
            new Seed("columnKey: [\"outcome\"]", "columnKey: [\"result\"]", "no column result"),
            new Seed("r.fresh", "r.stale", "no column stale"),
            new Seed("== \"omnidepth_polls\"", "=~ /polls/", "no measurement is named"),
            new Seed("r._field == \"value\"", "r._field == name", "compared with no text"),
            new Seed("", "", ""));
    InfluxContent written = new InfluxContent();
    written.add(WRITTEN);
    List<Flux> spoilt = Flux.of(seeds.stream().map(seed -> seed.in(query)).toList());
    int last = seeds.size() - 1;
    for (int i = 0; i < last; i++) {
      seeds.get(i).isToldBy(FluxNames.faults(spoilt.get(i).file(), written));
    }
    assertEquals(List.of(), FluxNames.faults(spoilt.get(last).file(), written));
  }

  @Test
  void aLineIsTakenApart() {
    InfluxContent written = new InfluxContent();
    written.add(WRITTEN);
    assertEquals(Set.of("Eden Space"), written.values("jvm_memory_used", "id"));
    assertEquals(Set.of("count", "mean", "sum", "upper"), written.fields("omnidepth_poll_latency"));
  }
}
