package io.omnidepth.http.connection;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.omnidepth.market.Decimals;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The extension permessage-deflate of WebSockets (RFC 7692). The server never refers to an earlier
 * message, so that one compressed message is fit for all sockets. A client may.
 */
public final class PerMessageDeflate {
  /** The header field of offers and answers. */
  public static final String HEADER = "Sec-WebSocket-Extensions";

  /** The most bytes of a frame that a client may send. */
  public static final int LONGEST_FRAME = 64 << 10;

  private static final String NAME = "permessage-deflate";
  private static final String SERVER_NO_CONTEXT = "server_no_context_takeover";
  private static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";
  private static final String SERVER_WINDOW = "server_max_window_bits";
  private static final String CLIENT_WINDOW = "client_max_window_bits";
  private static final int LEAST_WINDOW = 8;

  /** The window of this server, which cannot be smaller. */
  private static final int WINDOW = 15;

  private static final WebSocketDecoderConfig FRAMES =
      WebSocketDecoderConfig.newBuilder()
          .allowExtensions(true)
          .maxFramePayloadLength(LONGEST_FRAME)
          .closeOnProtocolViolation(false)
          .build();

  private PerMessageDeflate() {}

  /**
   * The answer to a client: its first offer that the server can keep.
   *
   * @param fields the header fields with its offers
   * @return empty if there is none; then no message is compressed
   */
  public static Optional<String> answer(List<String> fields) {
    return fields.stream()
        .flatMap(field -> List.of(field.split(",")).stream())
        .flatMap(offer -> accepted(offer).stream())
        .findFirst();
  }

  private static Optional<String> accepted(String offer) {
    String[] parts = offer.split(";");
    if (!parts[0].strip().equalsIgnoreCase(NAME)) {
      return Optional.empty();
    }
    StringBuilder answer = new StringBuilder(NAME).append("; ").append(SERVER_NO_CONTEXT);
    Set<String> names = new HashSet<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      String[] parameter = part.strip().split("=", 2);
      String name = parameter[0].strip().toLowerCase(Locale.ROOT);
      Optional<String> value =
          parameter.length == 1 ? Optional.empty() : Optional.of(unquoted(parameter[1].strip()));
      if (!names.add(name) || !isFit(name, value)) {
        return Optional.empty();
      }
      if (name.equals(CLIENT_NO_CONTEXT)) {
        answer.append("; ").append(name);
      } else if (name.equals(SERVER_WINDOW)) {
        answer.append("; ").append(name).append('=').append(WINDOW);
      }
    }
    return Optional.of(answer.toString());
  }

  private static boolean isFit(String name, Optional<String> value) {
    return switch (name) {
      case SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT -> value.isEmpty();
      case SERVER_WINDOW -> value.filter(bits -> isWindow(bits, WINDOW)).isPresent();
      case CLIENT_WINDOW -> value.isEmpty() || isWindow(value.get(), LEAST_WINDOW);
      default -> false;
    };
  }

  private static boolean isWindow(String bits, int least) {
    return Decimals.whole(bits, least, WINDOW).isPresent();
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /**
   * Lets compressed frames in from now on, if this answer opens a WebSocket that may have them.
   *
   * @return whether it does
   */
  static boolean opens(HttpResponse answer, ChannelPipeline pipeline) {
    boolean opens =
        answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)
            && answer.headers().contains(HEADER)
            && pipeline.get(WebSocket13FrameDecoder.class) != null;
    if (opens) {
      pipeline.replace(WebSocket13FrameDecoder.class, "wsdecoder", decoder());
    }
    return opens;
  }

  /** A decoder that lets the reserved bits of frames pass. */
  static WebSocket13FrameDecoder decoder() {
    return new WebSocket13FrameDecoder(FRAMES);
  }
}
