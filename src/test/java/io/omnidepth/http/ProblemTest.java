package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.http.stream.SocketReader;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers to wrong requests, and those without a book. */
@ExtendWith(VertxExtension.class)
class ProblemTest extends ServedBoard {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels=0|levels=0 is not allowed; allowed is a whole number from 1 to 5000",
        "levels=5001|from 1 to 5000",
        "levels=1.5|a whole number",
        "group=0|group=0 is not allowed; allowed is a decimal number above 0",
        "group=-1|a decimal number above 0",
        "group=abc|group=abc is not allowed",
        "range=1001|a decimal number above 0 up to 1000",
        "venues=krakn|allowed is a list, with commas, of aa,bb",
        "breakdown=yes|allowed is false (the default) or true",
        "numbers=strings|allowed is json (the default) or text",
        "maxSkewMs=-5|a whole number from 0",
        "levels=|levels= is not allowed; allowed is a whole number from 1 to 5000",
        "levels=%201|levels=\" 1\" is not allowed",
        "levels=1%00|levels=\"1\\u0000\" is not allowed",
        "group=1%E2%80%8B|group=\"1\\u200b\" is not allowed",
        "levels=1e2|a whole number from 1 to 5000",
        "group=|a decimal number above 0",
        "columns=9&range=1|columns=9 is not allowed; allowed is a whole number from 10 to 5000",
        "columns=5001&range=1|a whole number from 10 to 5000",
        "columns=100|columns needs range, in per cent",
        "group=1&columns=100&range=1|group does not go with columns; leave one of them out",
        "levels=9&columns=100&range=1|levels does not go with columns; leave one of them out",
        "group=1e-40|a decimal number above 0",
        "group=17.000000000000000001|above 0, with at most 18 digits and 30 decimal places",
        "range=0|a decimal number above 0 up to 1000",
        "range=half|a decimal number above 0 up to 1000",
        "venues=ab|venues=ab is not allowed, did you mean \"aa\"? Allowed is a list, with commas, of aa,bb",
        "venues=aa,|venues=aa, is not allowed",
        "without=ab|without=ab is not allowed, did you mean \"aa\"? Allowed is a list, with commas, of aa,bb",
        "without=aa,bb|without=aa,bb is not allowed; allowed is a list, with commas, that leaves a venue to count",
        "without=aa&venues=aa|without=aa is not allowed; allowed is a list, with commas, that leaves a venue",
        "venues=aa%20bb|allowed is a list, with commas, of aa,bb",
        "breakdown=|allowed is false (the default) or true",
        "breakdown=1|allowed is false (the default) or true",
        "maxSkewMs=3600001|a whole number from 0 to 3600000",
        "maxSkewMs=1s|a whole number from 0 to 3600000",
        "levls=5|there is no parameter \"levls\", did you mean \"levels\"? Allowed are levels, group",
        "LEVELS=5|did you mean \"levels\"?",
        "maxSkew=5|did you mean \"maxSkewMs\"?",
        "colour=red|there is no parameter \"colour\"; allowed are levels, group, range, columns, venues",
        "venues=aa&venues=bb|venues is given more than once",
        "colour=red&colour=blue|colour is given more than once",
        "levels=1&levels=2|levels is given more than once",
      })
  void aWrongParameterIsNamedWithWhatIsAllowed(String query, String words) throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/depth/BTC-USD?" + query);
    assertEquals(400, response.statusCode());
    assertEquals(
        Optional.of("application/problem+json"), response.headers().firstValue("content-type"));
    JsonNode problem = SocketReader.json(response.body());
    assertTrue(problem.get("detail").asText().contains(words), problem.get("detail").asText());
    assertTrue(query.startsWith(problem.get("parameter").asText()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numbers=strings|numbers=strings is not allowed; allowed is json (the default) or text",
        "number=text|there is no parameter \"number\", did you mean \"numbers\"? Allowed are numbers",
        "levels=5|there is no parameter \"levels\"; allowed are numbers",
        "numbers=text&numbers=json|numbers is given more than once",
      })
  void aWrongParameterOfABookIsNamedWithWhatIsAllowed(String query, String words) throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/books/aa/BTC-USD?" + query);
    assertEquals(400, response.statusCode());
    JsonNode problem = SocketReader.json(response.body());
    assertTrue(problem.get("detail").asText().contains(words), problem.get("detail").asText());
    assertTrue(query.startsWith(problem.get("parameter").asText()));
  }

  @Test
  void anUnknownPathIsAnsweredWithThePathsThatExist() throws Exception {
    answered();
    JsonNode problem = SocketReader.json(get("/api/v1/depth/BTC-USDD").body());
    assertEquals("[\"BTC-USD\",\"ETH-USD\"]", problem.get("instruments").toString());
    assertTrue(problem.get("detail").asText().contains("did you mean \"BTC-USD\"?"));
    assertEquals(
        "[\"aa\",\"bb\"]",
        SocketReader.json(get("/api/v1/books/krakn/BTC-USD").body()).get("venues").toString());
    assertEquals(404, get("/api/v1/nothing").statusCode());
    String paths = SocketReader.json(get("/api/v1/nothing").body()).get("paths").toString();
    for (String path :
        List.of("/api/v1/depth/{instrument}", "/docs", "/openapi.json", "/asyncapi.json")) {
      assertTrue(paths.contains('"' + path + '"'), paths);
    }
  }

  @Test
  void withoutABookTheReasonsAreTold() throws Exception {
    answered();
    HttpResponse<String> response = get("/api/v1/depth/ETH-USD");
    assertEquals(503, response.statusCode());
    assertEquals(Optional.of("1"), response.headers().firstValue("retry-after"));
    JsonNode problem = SocketReader.json(response.body());
    assertEquals("bb", problem.get("venues").get(0).get("venue").asText());
    assertEquals("waiting", problem.get("venues").get(0).get("why").asText());
  }

  @Test
  void aBrowserAtAWrongPathGetsAPageWithTheWayBack() throws Exception {
    HttpResponse<String> page = get("/some/%3Cb%3Eold/link", "Accept", "text/html,*/*;q=0.8");
    assertEquals(404, page.statusCode());
    assertEquals(
        Optional.of("text/html; charset=utf-8"), page.headers().firstValue("content-type"));
    assertTrue(page.body().contains("%3Cb%3Eold"), page.body());
    assertTrue(page.body().contains("href=\"../../\""), page.body());
    HttpResponse<String> problem = get("/api/v1/nothing", "Accept", "text/html");
    assertEquals(
        Optional.of("application/problem+json"), problem.headers().firstValue("content-type"));
  }
}
