package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.market.ColumnGrid;
import io.omnidepth.market.Columns;
import io.omnidepth.market.Columns.SideColumns;
import java.math.BigDecimal;
import java.util.Optional;

/** The steps of a view that was asked for in columns, as the object {@code columns}. */
public final class ColumnsJson {
  private final Optional<Columns> columns;
  private final boolean breakdown;
  private final boolean asText;

  /**
   * The object.
   *
   * @param columns empty for a depth without prices
   */
  public ColumnsJson(Optional<Columns> columns, DepthQuery query) {
    this.columns = columns;
    this.breakdown = query.breakdown();
    this.asText = query.numbersAsText();
  }

  /** Writes the grid and all its steps. */
  public void write(JsonWriter json) {
    json.name("columns").beginObject();
    json.name("group").decimal(columns.map(all -> all.grid().group()), asText);
    ends(json, columns.map(Columns::grid));
    columns.ifPresentOrElse(all -> write(json, all), () -> none(json));
    json.endObject();
  }

  private void ends(JsonWriter json, Optional<ColumnGrid> grid) {
    json.name("ends").beginObject();
    json.name("bid").decimal(grid.map(ColumnGrid::low), asText);
    json.name("ask").decimal(grid.map(ColumnGrid::high), asText);
    json.endObject();
  }

  private static void none(JsonWriter json) {
    json.name("bids").beginArray().endArray();
    json.name("asks").beginArray().endArray();
  }

  private void write(JsonWriter json, Columns all) {
    BigDecimal group = all.grid().group();
    new ColumnSteps(all.bids(), group, asText).write(json.name("bids"));
    new ColumnSteps(all.asks(), group, asText).write(json.name("asks"));
    if (breakdown) {
      json.name("shares").beginObject();
      json.name("group").decimal(Optional.of(all.grid().shareGroup()), asText);
      shares(all.bids(), all).write(json.name("bids"), asText);
      shares(all.asks(), all).write(json.name("asks"), asText);
      json.endObject();
    }
  }

  private static ShareSteps shares(SideColumns side, Columns all) {
    return new ShareSteps(side.shares(), all.grid().shareGroup());
  }

  /** Whether readers who hold the other one can be told the changes: the steps are as wide. */
  public boolean follows(ColumnsJson before) {
    return group().equals(before.group());
  }

  private Optional<BigDecimal> group() {
    return columns.map(all -> all.grid().group());
  }

  /** Whether both are the same. */
  public boolean isSame(ColumnsJson other) {
    if (columns.isEmpty() || other.columns.isEmpty()) {
      return columns.isEmpty() && other.columns.isEmpty();
    }
    Columns mine = columns.get();
    Columns theirs = other.columns.get();
    return mine.grid().equals(theirs.grid())
        && ColumnSteps.areSame(mine.bids(), theirs.bids())
        && ColumnSteps.areSame(mine.asks(), theirs.asks());
  }

  /** Writes the steps and the shares that have changed, for an object that {@link #follows}. */
  public void writeChanges(JsonWriter json, ColumnsJson before) {
    json.name("columns").beginObject();
    if (columns.isEmpty() || before.columns.isEmpty()) {
      none(json);
    } else {
      changes(json, before.columns.get(), columns.get());
    }
    json.endObject();
  }

  private void changes(JsonWriter json, Columns old, Columns now) {
    BigDecimal group = now.grid().group();
    if (!old.grid().equals(now.grid())) {
      ends(json, Optional.of(now.grid()));
    }
    new ColumnSteps(now.bids(), group, asText)
        .writeChanges(json.name("bids"), new ColumnSteps(old.bids(), group, asText));
    new ColumnSteps(now.asks(), group, asText)
        .writeChanges(json.name("asks"), new ColumnSteps(old.asks(), group, asText));
    if (breakdown) {
      json.name("shares").beginObject();
      shares(now.bids(), now).writeChanges(json.name("bids"), shares(old.bids(), old), asText);
      shares(now.asks(), now).writeChanges(json.name("asks"), shares(old.asks(), old), asText);
      json.endObject();
    }
  }
}
