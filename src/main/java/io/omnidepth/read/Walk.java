package io.omnidepth.read;

import io.omnidepth.read.JsonTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one answer. It notes the texts at watched paths and takes the values that the plan
 * has a role for. It notes the first value that does not fit as the problem. Then it goes on,
 * because the answer may still tell the reason.
 */
abstract class Walk {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_KEYS = 8;
  private static final String MORE = "…";

  /** The cursor of the walk. */
  protected final JsonTokens json;

  private final PathTree plan;
  private final @Nullable String[] texts;

  private final List<String> keysFound = new ArrayList<>();
  private int depthFound = -1;
  private @Nullable String problem;

  Walk(JsonTokens json, PathTree plan) {
    this.json = json;
    this.plan = plan;
    this.texts = new String[plan.watched()];
  }

  /** Walks the whole answer. The result is false if the answer is empty. */
  final boolean all() throws MalformedJson {
    if (json.next() == Token.END) {
      return false;
    }
    value(plan.root());
    if (json.next() != Token.END) {
      problem("more after the end of the JSON");
    }
    end();
    return true;
  }

  /**
   * Takes the value at a node with a role. The walk is at its first token before and at its last
   * token after. The result is false if the value does not fit the role. Then the walk goes through
   * the value, because it may tell the reason.
   */
  abstract boolean takes(PathTree.Node node) throws MalformedJson;

  /** Notes a missing part as the problem, after the whole answer. */
  abstract void end();

  /** A message about the missing levels, with the keys that were found instead. */
  final String missing() {
    return "no " + plan.where() + " (got {" + String.join(",", keysFound) + "})";
  }

  final PathTree plan() {
    return plan;
  }

  /** The text at a watched path, in the form of {@link io.omnidepth.venue.Condition}. */
  final Optional<String> textAt(String path) {
    return Optional.ofNullable(texts[plan.slot(path)]);
  }

  /** The first problem with the layout. */
  final Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** Walks the value that begins here. */
  final void value(PathTree.@Nullable Node node) throws MalformedJson {
    if (node == null) {
      json.skip();
      return;
    }
    if (node.role() == PathTree.Role.WALK || !takes(node)) {
      walk(node);
    }
  }

  private void walk(PathTree.Node node) throws MalformedJson {
    boolean any = false;
    switch (json.token()) {
      case START_OBJECT -> {
        noteKeys(node, null);
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
          noteKeys(node, key);
          json.next();
          any |= element(node, node.child(key));
        }
        noteEnd(node, any);
      }
      case START_ARRAY -> {
        noteKeys(node, null);
        for (int place = 0; json.next() != Token.END_ARRAY; place++) {
          any |= element(node, node.child(place));
        }
        noteEnd(node, any);
      }
      case NULL -> note(node, "");
      default -> {
        if (notes(node)) {
          note(node, json.text());
        }
      }
    }
  }

  /**
   * Walks a value in a container. The value is part of the container's text. The result is false
   * for null.
   */
  private boolean element(PathTree.Node container, PathTree.@Nullable Node node)
      throws MalformedJson {
    boolean something = json.token() != Token.NULL;
    if (json.token().isScalar() && something && notes(container)) {
      note(container, json.text());
    }
    value(node);
    return something;
  }

  /** Notes for a container without scalars whether it is empty. */
  private void noteEnd(PathTree.Node node, boolean any) {
    if (node.watch() >= 0 && texts[node.watch()] == null) {
      note(node, any ? MORE : "");
    }
  }

  /**
   * Whether more text may be noted at the node. The length is bounded, so a long list costs no more
   * than its beginning.
   */
  private boolean notes(PathTree.Node node) {
    if (node.watch() < 0) {
      return false;
    }
    String before = texts[node.watch()];
    return before == null || before.length() < LONGEST_TEXT;
  }

  private void note(PathTree.Node node, String text) {
    if (!notes(node)) {
      return;
    }
    String before = texts[node.watch()];
    String all =
        before == null || before.isEmpty() ? text : text.isEmpty() ? before : before + "," + text;
    texts[node.watch()] = all.length() <= LONGEST_TEXT ? all : all.substring(0, LONGEST_TEXT);
  }

  /**
   * Keeps the keys of the container nearest to the levels, for the message about missing levels.
   */
  private void noteKeys(PathTree.Node node, @Nullable String key) {
    if (node.depth() < depthFound || node.depth() < 0) {
      return;
    }
    if (key == null) {
      keysFound.clear();
      depthFound = node.depth();
    } else if (keysFound.size() < MOST_KEYS) {
      keysFound.add(key.length() <= 40 ? key : key.substring(0, 40) + "…");
    }
  }

  /** The current scalar, cut if it is long. */
  final String text() throws MalformedJson {
    String text = json.text();
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  /** The current token in words. */
  final String token() throws MalformedJson {
    return switch (json.token()) {
      case START_ARRAY -> "an array";
      case START_OBJECT -> "an object";
      case STRING -> "\"" + text() + "\"";
      default -> text();
    };
  }

  /** Whether there is no problem so far. */
  final boolean sound() {
    return problem == null;
  }

  final void problem(String what) {
    if (problem == null) {
      problem = what;
    }
  }
}
