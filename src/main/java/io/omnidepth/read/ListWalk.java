package io.omnidepth.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** The walk over a list of markets. It hands on the rows of one kind, each as its own tree. */
final class ListWalk extends Walk {
  /** The most rows of a list: several times as many as any venue sends. */
  private static final int MOST_ROWS = 20_000;

  /** The most values of a row. The longest known row has about 200. */
  private static final int MOST_VALUES = 5_000;

  /** The most values of a table's row. It is lower because all rows of a table are kept at once. */
  private static final int MOST_TABLE_VALUES = 50;

  private final PathTree.Role wanted;
  private final Consumer<JsonNode> rows;
  private int met;

  /**
   * @param wanted the kind of the rows that {@code rows} gets
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

  /** The number of rows. */
  int met() {
    return met;
  }
}
