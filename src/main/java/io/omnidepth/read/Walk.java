package io.omnidepth.read;

import io.omnidepth.read.JsonTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one answer: notes the texts at watched paths, and takes what stands where the plan
 * wants something. What does not fit is noted as the first problem, and the walk goes on, as the
 * answer may still say why.
 */
abstract class Walk {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_KEYS = 8;
  private static final String MORE = "…";

  /** Where the walk is. */
  protected final JsonTokens json;

  private final PathTree plan;
  private final @Nullable String[] said;

  private final List<String> keysFound = new ArrayList<>();
  private int depthFound = -1;
  private @Nullable String problem;

  Walk(JsonTokens json, PathTree plan) {
    this.json = json;
    this.plan = plan;
    this.said = new String[plan.watched()];
  }

  /** Walks the whole answer; false where there is nothing in it. */
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
   * Takes what stands at a node of a role; the walk is at its first token, and is left at its last.
   * False where it can't be that: then it is walked through, as it may say why.
   */
  abstract boolean takes(PathTree.Node node) throws MalformedJson;

  /** After all of it: says what is missing. */
  abstract void end();

  /** What is missing, and what was found instead. */
  final String missing() {
    return "no " + plan.where() + " (got {" + String.join(",", keysFound) + "})";
  }

  final PathTree plan() {
    return plan;
  }

  /** What stands at a watched path, as {@link io.omnidepth.venue.Condition} has it. */
  final Optional<String> said(String path) {
    return Optional.ofNullable(said[plan.slot(path)]);
  }

  /** The first thing that does not fit the layout. */
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

  /** A value inside a container, which is part of what the container says; false where null. */
  private boolean element(PathTree.Node container, PathTree.@Nullable Node node)
      throws MalformedJson {
    boolean something = json.token() != Token.NULL;
    if (json.token().isScalar() && something && notes(container)) {
      note(container, json.text());
    }
    value(node);
    return something;
  }

  /** A container without scalars says that it is empty, or that it is not. */
  private void noteEnd(PathTree.Node node, boolean any) {
    if (node.watch() >= 0 && said[node.watch()] == null) {
      note(node, any ? MORE : "");
    }
  }

  /** Whether more may be noted there: a long list costs no more than its beginning. */
  private boolean notes(PathTree.Node node) {
    if (node.watch() < 0) {
      return false;
    }
    String before = said[node.watch()];
    return before == null || before.length() < LONGEST_TEXT;
  }

  private void note(PathTree.Node node, String text) {
    if (!notes(node)) {
      return;
    }
    String before = said[node.watch()];
    String all =
        before == null || before.isEmpty() ? text : text.isEmpty() ? before : before + "," + text;
    said[node.watch()] = all.length() <= LONGEST_TEXT ? all : all.substring(0, LONGEST_TEXT);
  }

  /**
   * Keeps the keys of the container that came nearest to the levels, to tell what was found
   * instead.
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

  /** The current scalar, cut where it is long. */
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

  /** Whether nothing has gone against the layout yet. */
  final boolean sound() {
    return problem == null;
  }

  final void problem(String what) {
    if (problem == null) {
      problem = what;
    }
  }
}
