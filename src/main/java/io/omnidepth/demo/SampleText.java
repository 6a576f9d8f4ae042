package io.omnidepth.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnidepth.demo.WireForm.Piece;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A walk over a sample's body that knows the place of each value in the text. */
final class SampleText {
  private static final JsonFactory JSON = new JsonFactory();

  /** A part of the sample that an answer replaces by the piece. */
  record Span(int from, int to, Piece piece) {}

  private final String body;
  private final JsonParser json;
  private final Deque<String> path = new ArrayDeque<>();

  SampleText(String body) throws IOException {
    this.body = body;
    this.json = JSON.createParser(body);
  }

  JsonToken next() throws IOException {
    return json.nextToken();
  }

  JsonToken token() {
    return json.currentToken();
  }

  /** The key of the current value, or the current key. */
  String key() throws IOException {
    return json.currentName();
  }

  /** The current scalar or key without its quotes. */
  String scalar() throws IOException {
    return json.getText();
  }

  /** The keys and places that lead to the current value, joined by dots. */
  String path() {
    return String.join(".", path);
  }

  /** Goes one step down. */
  void enter(String key) {
    path.addLast(key);
  }

  /** Goes one step up. */
  void leave() {
    path.removeLast();
  }

  /** The place of the current token's first character. */
  int offset() {
    return (int) json.currentTokenLocation().getCharOffset();
  }

  /** The place behind the current scalar and its quotes. */
  int end() throws IOException {
    return offset() + json.getText().length() + (quoted() ? 2 : 0);
  }

  /** The current scalar or key without its quotes, to be replaced by that piece. */
  Span span(Piece piece) throws IOException {
    int from = offset() + (quoted() ? 1 : 0);
    return new Span(from, from + json.getText().length(), piece);
  }

  private boolean quoted() {
    return body.charAt(offset()) == '"';
  }

  /** The text between two places, with pieces for the spans in it. */
  List<Piece> pieces(List<Span> spans, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (Span span : spans) {
      pieces.add(WireForm.text(body.substring(at, span.from())));
      pieces.add(span.piece());
      at = span.to();
    }
    pieces.add(WireForm.text(body.substring(at, to)));
    return pieces;
  }

  /** The text between two places. */
  String between(int from, int to) {
    return body.substring(from, to);
  }
}
