package io.omnidepth.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A peer that sends any bytes, and reads HTTP/1.1 and frames. */
final class RawSocket implements AutoCloseable {
  static final String UPGRADE =
      String.join(
          "\r\n",
          "GET /api/v1/stream HTTP/1.1",
          "Host: localhost",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "",
          "");

  private static final int SECONDS = 10;

  private final Socket socket;
  private final InputStream in;

  /** An answer. */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** A frame. */
  static final class Frame {
    private final int first;
    private final byte[] payload;

    Frame(int first, byte[] payload) {
      this.first = first;
      this.payload = payload;
    }

    int opcode() {
      return first & 0x0f;
    }

    boolean isLast() {
      return (first & 0x80) != 0;
    }

    boolean isCompressed() {
      return (first & 0x40) != 0;
    }

    byte[] payload() {
      return payload.clone();
    }

    /** The status of a close frame. */
    int status() {
      return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }

    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  RawSocket(int port) throws IOException {
    this(port, "127.0.0.1");
  }

  /** A peer from another address of this machine. */
  RawSocket(int port, String from) throws IOException {
    socket = new Socket();
    socket.setReceiveBufferSize(4 << 10);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(SECONDS * 1_000);
    in = socket.getInputStream();
  }

  /** A peer whose connection has become a WebSocket with compressed messages. */
  static RawSocket deflated(int port) throws IOException {
    RawSocket socket = new RawSocket(port);
    socket.send(
        UPGRADE.replace(
            "Upgrade: websocket",
            "Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate"));
    Answer answer = socket.answer();
    if (answer.status() != 101 || answer.header("sec-websocket-extensions").isEmpty()) {
      throw new AssertionError(answer);
    }
    return socket;
  }

  /** A peer whose connection has become a WebSocket. */
  static RawSocket stream(int port, String from) throws IOException {
    RawSocket socket = new RawSocket(port, from);
    socket.send(UPGRADE);
    int status = socket.answer().status();
    if (status != 101) {
      throw new AssertionError(status);
    }
    return socket;
  }

  Socket socket() {
    return socket;
  }

  RawSocket send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawSocket send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** A frame with a mask of zeros, of up to 65,535 bytes. */
  static byte[] frame(int first, byte[] payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    if (payload.length < 126) {
      bytes.write(0x80 | payload.length);
    } else {
      bytes.write(0x80 | 126);
      bytes.write(payload.length >> 8);
      bytes.write(payload.length);
    }
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes(payload);
    return bytes.toByteArray();
  }

  static byte[] text(String message) {
    return frame(0x81, message.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads an answer with its body. */
  Answer answer() throws IOException {
    return answer(true);
  }

  /** The same, of a request for the head alone where it says so. */
  Answer answer(boolean withBody) throws IOException {
    int status = Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, other) -> one + ", " + other);
    }
    String body = "";
    if (withBody && "chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        body += new String(bytes(size), StandardCharsets.UTF_8);
        line();
      }
      line();
    } else if (withBody && headers.containsKey("content-length")) {
      body =
          new String(
              bytes(Integer.parseInt(headers.get("content-length"))), StandardCharsets.UTF_8);
    }
    return new Answer(status, headers, body);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("after: " + line);
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  Frame frame() throws IOException {
    int first = bytes(1)[0] & 0xff;
    long length = bytes(1)[0] & 0x7f;
    if (length >= 126) {
      byte[] more = bytes(length == 126 ? 2 : 8);
      length = 0;
      for (byte each : more) {
        length = length << 8 | (each & 0xff);
      }
    }
    return new Frame(first, bytes((int) length));
  }

  /** A message of text. */
  record Message(String text, boolean isCompressed) {}

  /** The next message. A compressed one refers to none before it. */
  Message message() throws IOException {
    Frame first = frame(1);
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(first.payload());
    Frame last = first;
    while (!last.isLast()) {
      last = frame(0);
      if (last.isCompressed()) {
        throw new AssertionError("a part that says so, too");
      }
      payload.writeBytes(last.payload());
    }
    if (!first.isCompressed()) {
      return new Message(payload.toString(StandardCharsets.UTF_8), false);
    }
    payload.writeBytes(new byte[] {0, 0, (byte) 0xff, (byte) 0xff});
    Inflater inflater = new Inflater(true);
    inflater.setInput(payload.toByteArray());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] some = new byte[4_000];
    try {
      for (int n = inflater.inflate(some); n > 0; n = inflater.inflate(some)) {
        text.write(some, 0, n);
      }
    } catch (DataFormatException broken) {
      throw new AssertionError(broken);
    } finally {
      inflater.end();
    }
    return new Message(text.toString(StandardCharsets.UTF_8), true);
  }

  /** The next frame of that kind. */
  Frame frame(int opcode) throws IOException {
    Frame frame = frame();
    while (frame.opcode() != opcode) {
      frame = frame();
    }
    return frame;
  }

  /** Whether the server ends the connection, after whatever it still sends. */
  boolean ends() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
