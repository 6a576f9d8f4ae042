package io.omnidepth.api.depth;

import io.omnidepth.api.JsonWriter;
import io.omnidepth.market.Column;
import io.omnidepth.market.Ladder;
import java.math.BigDecimal;

/**
 * The venues' shares of one side's steps, by venue: {@code "kraken":[4173,0.5,1,2.25]} tells the
 * number of a step and the size there, then how many steps further out the next one is, and so on.
 */
final class ShareSteps {
  private final Ladder ladder;
  private final StepNumbers numbers;

  /** The place of the share of each venue in each row, and 1 more; 0 for none. */
  private final int[][] places;

  ShareSteps(Ladder ladder, BigDecimal step) {
    this.ladder = ladder;
    this.numbers = new StepNumbers(ladder, step);
    this.places = new int[ladder.venues().size()][ladder.rows()];
    int[] shares = new int[places.length];
    for (int row = 0; row < ladder.rows(); row++) {
      int count = ladder.shares(row, shares);
      for (int i = 0; i < count; i++) {
        places[ladder.shareVenue(shares[i])][row] = shares[i] + 1;
      }
    }
  }

  /** Writes all shares in an object. */
  void write(JsonWriter json, boolean asText) {
    json.beginObject();
    for (int venue = 0; venue < places.length; venue++) {
      Writer writer = new Writer(json, venue, asText);
      for (int row = 0; row < ladder.rows(); row++) {
        if (places[venue][row] > 0) {
          writer.add(numbers.of(row), ladder.shareSizes(), places[venue][row] - 1);
        }
      }
      writer.end();
    }
    json.endObject();
  }

  /** Writes those that differ from earlier ones with the same step; size 0 if one is gone. */
  void writeChanges(JsonWriter json, ShareSteps before, boolean asText) {
    json.beginObject();
    int[] none = new int[before.ladder.rows()];
    for (int venue = 0; venue < places.length; venue++) {
      int old = before.ladder.venues().indexOf(ladder.venues().get(venue));
      Writer writer = new Writer(json, venue, asText);
      changes(writer, before, old < 0 ? none : before.places[old], places[venue]);
    }
    for (int old = 0; old < before.places.length; old++) {
      if (!ladder.venues().contains(before.ladder.venues().get(old))) {
        Writer writer = before.new Writer(json, old, asText);
        changes(writer, before, before.places[old], new int[ladder.rows()]);
      }
    }
    json.endObject();
  }

  private void changes(Writer writer, ShareSteps before, int[] old, int[] now) {
    int i = 0;
    int row = 0;
    while (i < old.length || row < now.length) {
      int order =
          i == old.length
              ? 1
              : row == now.length ? -1 : before.numbers.compareOutwards(i, numbers, row);
      if (order < 0) {
        if (old[i] > 0) {
          writer.gone(before.numbers.of(i));
        }
        i++;
      } else if (order > 0) {
        if (now[row] > 0) {
          writer.add(numbers.of(row), ladder.shareSizes(), now[row] - 1);
        }
        row++;
      } else {
        change(writer, before, old[i++], now, row++);
      }
    }
    writer.end();
  }

  private void change(Writer writer, ShareSteps before, int old, int[] now, int row) {
    Column sizes = ladder.shareSizes();
    if (now[row] == 0) {
      if (old > 0) {
        writer.gone(numbers.of(row));
      }
    } else if (old == 0 || before.ladder.shareSizes().compare(old - 1, sizes, now[row] - 1) != 0) {
      writer.add(numbers.of(row), sizes, now[row] - 1);
    }
  }

  /** The shares of one venue, while they are written. Its array begins with the first of them. */
  private final class Writer {
    private final JsonWriter json;
    private final int venue;
    private final boolean asText;
    private boolean hasBegun;
    private long last;

    Writer(JsonWriter json, int venue, boolean asText) {
      this.json = json;
      this.venue = venue;
      this.asText = asText;
    }

    void add(long step, Column sizes, int place) {
      begin(step);
      json.decimal(sizes, place, asText);
    }

    void gone(long step) {
      begin(step);
      json.decimal(0, 0, asText);
    }

    private void begin(long step) {
      if (!hasBegun) {
        json.name(ladder.venues().get(venue)).beginArray();
        json.number(step);
      } else {
        json.number(Math.abs(step - last));
      }
      hasBegun = true;
      last = step;
    }

    void end() {
      if (hasBegun) {
        json.endArray();
      }
    }
  }
}
