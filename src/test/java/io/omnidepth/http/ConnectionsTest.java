package io.omnidepth.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.omnidepth.http.connection.ConnectionBounds;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of connections, their deadlines and their ends. */
class ConnectionsTest extends PeerServers {
  /**
   * A server with four places, two for a peer, and deadlines that a test can wait for. Each test
   * has its own, as a server counts a connection for a moment after its peer has closed it.
   */
  private HttpApi narrow;

  @BeforeEach
  void startNarrow() {
    narrow =
        server(
            new ConnectionBounds(
                4,
                2,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMillis(500)),
            List.of());
  }

  @AfterEach
  void stopNarrow() {
    vertx.undeploy(narrow.deploymentID()).await();
  }

  @Test
  void aPeerThatOpensTooManyASecondIsEndedAtOnce() throws IOException {
    Clock standing = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    HttpApi server = server(ConnectionBounds.usual(100), List.of(), standing);
    assertServes(server); // sets the pace, on the loop that accepts
    assertServes(server); // was accepted after that was asked for, so the next have the pace
    int answered = 0;
    for (int i = 0; i < 270; i++) {
      try (RawSocket socket = new RawSocket(server.port(), "127.0.0.11")) {
        answered += socket.send(LIVE).answer().status() == 200 ? 1 : 0;
      } catch (IOException ended) {
        // This is one too many.
      }
    }
    assertEquals(256, answered);
    assertServes(server);
    try (RawSocket machine = new RawSocket(server.port())) {
      assertEquals(200, machine.send(LIVE).answer().status());
    }
    vertx.undeploy(server.deploymentID()).await();
  }

  @Test
  void theServerSaysThatItGoesAway() throws IOException {
    HttpApi leaving = server(ConnectionBounds.usual(10), List.of());
    try (RawSocket socket = RawSocket.stream(leaving.port(), "127.0.0.1");
        RawSocket deaf = RawSocket.stream(leaving.port(), "127.0.0.1")) {
      var gone = vertx.undeploy(leaving.deploymentID());
      RawSocket.Frame close = socket.frame(8);
      assertEquals(1001, close.status());
      socket.send(RawSocket.frame(0x88, close.payload()));
      assertTrue(socket.ends());
      gone.await();
      assertTrue(deaf.ends());
    }
  }

  @Test
  void halfARequestEnds() throws IOException {
    List<RawSocket> sockets = new ArrayList<>();
    for (String half : List.of("", "GET", "GET / HTTP/1.1\r\nHost: local", LIVE + "G")) {
      sockets.add(new RawSocket(narrow.port()).send(half));
    }
    for (RawSocket socket : sockets) {
      assertTrue(socket.ends());
      socket.close();
    }
  }

  @Test
  void aPeerThatDoesNotTakeItsAnswerIsCut() throws IOException {
    String large = "GET /openapi.json HTTP/1.1\r\n" + END;
    try (RawSocket socket = new RawSocket(narrow.port())) {
      socket.send(large.repeat(40));
      // Nothing is read: the sending comes to an end.
      try {
        for (int i = 0; i < 100_000; i++) {
          socket.send(large.repeat(40));
        }
        throw new AssertionError("it took all");
      } catch (IOException cut) {
        assertServes(narrow);
      }
    }
  }

  @Test
  void manyHalfRequestsShutNobodyOut() throws IOException {
    List<RawSocket> halves = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      halves.add(new RawSocket(narrow.port(), "127.0.0." + (2 + i % 5)).send("GET / HTTP/1.1\r\n"));
      if (i % 100 == 99) {
        assertServes(narrow);
      }
    }
    halves.forEach(RawSocket::close);
  }

  @Test
  void aPeerHasItsShareOfConnectionsAndThisMachineAll() throws IOException {
    try (RawSocket one = RawSocket.stream(narrow.port(), "127.0.0.7");
        RawSocket two = RawSocket.stream(narrow.port(), "127.0.0.7");
        RawSocket three = new RawSocket(narrow.port(), "127.0.0.7")) {
      assertEquals(503, three.answer().status());
      assertTrue(three.ends());
      assertServes(narrow);
      one.send(PING);
      assertEquals(10, one.frame(10).opcode());
      two.send(PING);
      assertEquals(10, two.frame(10).opcode());
    }
  }

  @Test
  void thePeerThatHasMostMakesRoomThoughAllItsConnectionsWork() throws IOException {
    List<RawSocket> greedy = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      greedy.add(RawSocket.stream(narrow.port(), "127.0.0." + (7 + i % 2)));
    }
    assertServes(narrow);
    int open = 0;
    for (RawSocket socket : greedy) {
      try {
        socket.send(PING);
        open += socket.frame(10).opcode() == 10 ? 1 : 0;
      } catch (IOException cut) {
        // The last one made room.
      }
      socket.close();
    }
    assertEquals(3, open);
  }
}
