package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** The walk over a list of markets: hands on the rows of one kind, each as a tree of its own. */
final class ListWalk extends Walk {
  /** Several times as many as any venue sends; as many markets as are taken. */
  private static final int MOST_ROWS = 20_000;

  /** More than any market's row has: the longest that is known has some 200. */
  private static final int MOST_VALUES = 5_000;

  /** The rows of a table are all kept at once, so that they may have less. */
  private static final int MOST_TABLE_VALUES = 50;

  private final PathTree.Role wanted;
  private final Consumer<JsonNode> rows;
  private int met;

  /**
   * @param wanted the kind of the rows that go to {@code rows}
   */
  ListWalk(JsonTokens json, PathTree plan, PathTree.Role wanted, Consumer<JsonNode> rows) {
    super(json, plan);
    this.wanted = wanted;
    this.rows = rows;
  }

  @Override
  boolean takes(PathTree.Node node) throws MalformedJson {
    if (node.role() == wanted) {
      met++;
      if (met > MOST_ROWS) {
        problem("more than " + MOST_ROWS + " rows");
      }
    }
    if (node.role() == wanted && sound()) {
      int most = wanted == PathTree.Role.TABLE ? MOST_TABLE_VALUES : MOST_VALUES;
      RowTree.read(json, most).ifPresent(rows);
    } else {
      json.skip();
    }
    return true;
  }

  @Override
  void end() {
    if (met == 0) {
      problem(missing());
    }
  }

  /** How many rows there were. */
  int met() {
    return met;
  }
}
