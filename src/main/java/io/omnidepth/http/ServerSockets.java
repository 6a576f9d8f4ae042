package io.omnidepth.http;

import io.omnidepth.http.connection.PerMessageDeflate;
import io.vertx.core.http.HttpServerOptions;

/** The settings of the server's sockets. */
final class ServerSockets {
  private static final int SEND_BUFFER = 256 << 10;
  private static final int CLOSE_SECONDS = 1;
  private static final int IDLE_SECONDS = 120;

  private ServerSockets() {}

  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setCompressionSupported(true)
        // Java's clients ask for HTTP/2 with their first request. One in some hundreds of them
        // would wait for the answer until the connection is idle.
        .setHttp2ClearTextEnabled(false)
        // Vert.x would compress each message anew for each socket.
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(PerMessageDeflate.LONGEST_FRAME)
        .setMaxWebSocketMessageSize(PerMessageDeflate.LONGEST_FRAME)
        // The kernel would queue megabytes for a reader that does not read, all of it old.
        .setSendBufferSize(SEND_BUFFER)
        .setWebSocketClosingTimeout(CLOSE_SECONDS)
        .setIdleTimeout(IDLE_SECONDS);
  }
}
