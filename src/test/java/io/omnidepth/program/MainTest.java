package io.omnidepth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnidepth.app.Warmup;
import io.omnidepth.metrics.Figure;
import io.omnidepth.metrics.Figures;
import io.omnidepth.metrics.Tag;
import io.omnidepth.venue.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void listsTheVenuesForPeople() {
    String table = CommandLineRun.of(Map.of(), "venues").out();
    assertTrue(Pattern.compile("(?m)^kraken +api\\.kraken\\.com ").matcher(table).find(), table);
    assertTrue(table.contains("400/s, 10000/10min"), table);
    assertTrue(table.lines().allMatch(line -> line.length() <= 100), table);
    String sources = CommandLineRun.of(Map.of(), "venues", "--sources").out();
    assertTrue(
        sources.lines().skip(1).allMatch(line -> line.matches(".* \\d{4}-\\d\\d-\\d\\d.*")),
        sources);
  }

  @Test
  void listsTheVenuesForScripts() throws Exception {
    JsonNode venues =
        new JsonMapper()
            .readTree(CommandLineRun.of(Map.of(), "venues", "--json").out())
            .get("venues");
    assertEquals(Catalog.ALL.size(), venues.size());
    JsonNode kraken = venues.get(Catalog.ALL.indexOf(Catalog.find("kraken").orElseThrow()));
    assertEquals("kraken", kraken.get("venue").asText());
    assertEquals("0.4", kraken.get("takerFeePerCent").toString());
    assertEquals("[{\"weight\":1,\"windowMs\":1000}]", kraken.get("limits").toString());
    String csv = CommandLineRun.of(Map.of(), "venues", "--csv").out();
    assertEquals(1 + Catalog.ALL.size(), csv.lines().count());
    assertTrue(
        csv.contains(
            "kraken,Kraken,https://api.kraken.com,500,false,2000,1/s,0.40,\"exchange reference"),
        csv);
  }

  @Test
  void everyHelpFitsAndHasEveryOption() {
    for (String command :
        List.of(
            "",
            "serve ",
            "demo ",
            "replay ",
            "depth ",
            "fill ",
            "venues ",
            "metrics ",
            "exchanges ",
            "archive ",
            "completion ")) {
      String help = CommandLineRun.of(Map.of(), (command + "--help").split(" ")).out();
      assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
      assertTrue(help.contains("--config=FILE") && help.contains("Examples:"), help);
    }
    String serve = CommandLineRun.of(Map.of(), "serve", "--help").out();
    assertTrue(serve.contains("\nPolling:\n      --instruments="), serve);
  }

  @Test
  void theWarmUpLoadsWhatIsThere() throws ClassNotFoundException {
    for (String name : Warmup.needed()) {
      assertEquals(name, Class.forName(name).getName());
    }
  }

  @Test
  void metricsListsEveryFigureAndTag() {
    String table = CommandLineRun.of(Map.of(), "metrics").out();
    for (Figure figure : Figures.all()) {
      assertTrue(table.contains(figure.measurement() + " "), figure::measurement);
    }
    for (Tag tag : Tag.values()) {
      assertTrue(table.contains(tag.key() + " "), tag::key);
    }
    List<String> rows = CommandLineRun.of(Map.of(), "metrics", "--csv").out().lines().toList();
    assertEquals(1 + Figures.all().size(), rows.size());
    assertTrue(
        rows.contains(
            "omnidepth_budget_used,gauge,\"part, 0 to 1\",venue window,Used part of a venue's limit"),
        rows::toString);
  }
}
