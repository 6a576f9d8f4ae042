package io.omnidepth.http.stream;

import static io.omnidepth.board.Reports.BTC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnidepth.board.Reports;
import io.omnidepth.market.Books;
import io.omnidepth.source.Outcome;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Holds the real stream to {@code asyncapi.json}: every message of a session, both ways. */
@ExtendWith(VertxExtension.class)
class StreamContractTest extends StreamSessions {
  @Test
  void everyMessageIsAsTheDocumentSays() {
    round(
        Books.of(List.of("100.5 1", "99 2"), List.of("101 0.25", "102 4")),
        Books.of(List.of("100.50 3"), List.of()));
    Session session = new Session();
    session.say(
        "{\"op\":\"subscribe\",\"id\":7,\"instrument\":\"BTC-USD\",\"breakdown\":true,\"intervalMs\":50}");
    assertEquals("subscribed", session.next().path("type").asText());
    assertEquals(3, session.next("snapshot").at("/bids/0").size());
    Session other = new Session();
    other.say(
        "{\"op\":\"subscribe\",\"id\":\"text\",\"instrument\":\"btc-usd\",\"levels\":\"2\",\"group\":0.5,\"range\":\"5\","
            + "\"venues\":[\"aa\",\"bb\"],\"maxSkewMs\":5000,\"numbers\":\"text\",\"intervalMs\":\"50\"}");
    assertEquals(2, other.next("snapshot").at("/bids/0").size());
    Session steps = new Session();
    steps.say(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\",\"columns\":100,\"range\":5,"
            + "\"breakdown\":true,\"intervalMs\":50}");
    assertEquals(6, steps.next("snapshot").at("/columns/bids").size());
    Session empty = new Session();
    empty.say("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"ETH-USD\"}");
    JsonNode nothing = empty.next("snapshot");
    assertTrue(nothing.path("mid").isNull() && nothing.path("bids").isEmpty());

    round(
        Books.of(List.of("100.75 1", "99 2.5"), List.of("102 4")),
        Books.of(List.of("102 3"), List.of("103 1")));
    session.next(message -> message.path("bids").size() > 1);
    assertTrue(other.next("update").at("/bids/0/0").isTextual());
    JsonNode changed = steps.next("update").path("columns");
    assertTrue(changed.path("group").isMissingNode() && !changed.path("bids").isEmpty());
    session.next("heartbeat");
    empty.next("heartbeat");

    board.reported(Reports.report(A, BTC, Instant.now(), new Outcome.Blocked("451")));
    board.roundClosed(Instant.now().plusSeconds(60));
    JsonNode emptied = session.next(message -> message.path("mid").isNull());
    assertTrue(emptied.path("bestBid").isNull());
    assertEquals(2, emptied.path("venues").size());
    other.next(message -> message.path("mid").isNull());

    session.say("{\"op\":\"unsubscribe\",\"id\":7}");
    session.next("unsubscribed");
    session.say("{\"op\":\"subscribe\",\"id\":8,\"instrument\":\"BTC-USD\",\"moment\":\"desk\"}");
    session.next("moment");
    session.say("{\"op\":\"ping\"}");
    session.next("pong");
    session.say("{\"op\":\"ping\",\"id\":\"p\"}");
    assertEquals("p", session.next("pong").path("id").asText());
    refusals(session);
    Set<String> told = new TreeSet<>();
    document.at("/channels/stream/messages").fieldNames().forEachRemaining(told::add);
    schemas
        .at("/components/schemas/Error/properties/title/enum")
        .forEach(title -> told.add("error " + title.asText()));
    assertEquals(told, seen);
    System.out.println(validated + " messages are as asyncapi.json says");
  }

  private void refusals(Session session) {
    session.isRefused("nonsense", "Unreadable message");
    session.isRefused("[]", "Unreadable message");
    session.isRefused("{\"op\":\"subscrib\",\"id\":1}", "Unknown op");
    session.isRefused("{\"op\":7,\"id\":{}}", "Unknown op");
    for (String id : List.of("", ",\"id\":null", ",\"id\":true", ",\"id\":1.5", longId())) {
      session.isRefused(
          "{\"op\":\"subscribe\",\"instrument\":\"BTC-USD\"" + id + "}", "Missing id");
    }
    session.isRefused("{\"op\":\"unsubscribe\",\"id\":9}", "Unknown id");
    session.isRefused("{\"op\":\"unsubscribe\"}", "Unknown id");
    for (String wrong :
        List.of(
            "\"levels\":0",
            "\"levels\":5001",
            "\"columns\":100",
            "\"columns\":9,\"range\":1",
            "\"columns\":100,\"range\":1,\"group\":1",
            "\"group\":0",
            "\"range\":1000.1",
            "\"maxSkewMs\":3600001",
            "\"venues\":[\"zz\"]",
            "\"numbers\":1",
            "\"breakdown\":null",
            "\"intervalMs\":19",
            "\"intervalMs\":60001",
            "\"surprise\":1")) {
      session.isRefused(
          "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"," + wrong + "}",
          "Wrong subscription");
    }
    session.isRefused(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"NO-SUCH\"}", "Unknown instrument");
    session.isRefused(
        "{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"" + OTHER + "\"}", "Too many instruments");
    List<Session> many = new ArrayList<>();
    for (int view = 0; !seen.contains("error Too many streams"); view++) {
      assertTrue(view < 1_000, "as many as there may be");
      if (view % Hub.MOST_SUBSCRIPTIONS == 0) {
        many.add(new Session());
      }
      Session crowd = many.get(many.size() - 1);
      crowd.say(subscription(view, view + 1));
      crowd.next(message -> List.of("snapshot", "error").contains(message.path("type").asText()));
    }
    // A client that has few may still have others, and everybody may have the page's view.
    session.say(subscription(1, 4_999));
    session.next("snapshot");
    Session poor = new Session("192.0.2.1");
    poor.isRefused(subscription(1, 4_998), "Too costly");
    poor.say("{\"op\":\"subscribe\",\"id\":1,\"instrument\":\"BTC-USD\"}");
    poor.next("snapshot");
    many.get(0).isRefused(subscription(1, 1), "Id in use");
    many.get(0).isRefused(subscription(5_000, 1), "Too many subscriptions");
  }

  private static String longId() {
    return ",\"id\":\"" + "x".repeat(65) + "\"";
  }
}
