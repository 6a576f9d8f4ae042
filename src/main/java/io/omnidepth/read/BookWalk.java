package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.DecimalText;
import io.omnidepth.market.Side;
import io.omnidepth.read.JsonTokens.Token;
import io.omnidepth.venue.Layout;
import java.util.HashSet;
import java.util.Set;

/** The walk over a book. It adds the levels to the builder. */
final class BookWalk extends Walk {
  private final Layout layout;
  private final BookBuilder builder;
  private final DecimalText price = new DecimalText();
  private final DecimalText size = new DecimalText();
  private int bidArrays;
  private int askArrays;

  BookWalk(JsonTokens json, PathTree plan, Layout layout, BookBuilder builder) {
    super(json, plan);
    this.layout = layout;
    this.builder = builder;
  }

  @Override
  void end() {
    if (bidArrays == 0 || askArrays == 0) {
      problem(missing());
    } else if (bidArrays > 1 || askArrays > 1) {
      problem("more than one " + plan().where());
    }
  }

  @Override
  boolean takes(PathTree.Node node) throws MalformedJson {
    if (json.token() != Token.START_ARRAY) {
      problem("no array but " + token() + " where " + plan().where() + " should be");
      return false;
    }
    switch (node.role()) {
      case BIDS -> {
        bidArrays++;
        levels(Side.BID);
      }
      case ASKS -> {
        askArrays++;
        levels(Side.ASK);
      }
      case SIGNED -> {
        bidArrays++;
        askArrays++;
        signedRows(node, (Layout.SignedRows) layout);
      }
      case UNITS -> {
        bidArrays++;
        askArrays++;
        Layout.Units units = (Layout.Units) layout;
        if (!json.units(units, builder)) {
          units(units);
        }
      }
      case WALK, ROW, TABLE -> throw new AssertionError(node.role());
    }
    return true;
  }

  private void levels(Side side) throws MalformedJson {
    Layout.Level level = ((Layout.Sides) layout).level();
    if (json.levels(side, level, builder)) {
      return;
    }
    int i = 0;
    for (Token token = json.next(); token != Token.END_ARRAY; token = json.next(), i++) {
      boolean whole;
      if (!sound()) {
        json.skip();
        continue;
      }
      if (level instanceof Layout.Level.Row row) {
        whole = row(side.toString(), i, row.price(), row.size());
      } else if (level instanceof Layout.Level.Fields fields) {
        whole = fields(side, i, fields);
      } else {
        whole = number(price, side.toString(), i, "price");
        if (json.next() == Token.END_ARRAY) {
          problem(side + " " + i + " has a price and no size");
          return;
        }
        whole &= number(size, side.toString(), i, "size");
      }
      if (whole) {
        builder.add(side, price.units(), price.scale(), size.units(), size.scale());
      }
    }
  }

  private void signedRows(PathTree.Node node, Layout.SignedRows rows) throws MalformedJson {
    if (json.signedRows(rows, builder)) {
      return;
    }
    int i = 0;
    for (Token token = json.next(); token != Token.END_ARRAY; token = json.next(), i++) {
      if (token != Token.START_ARRAY) {
        if (sound()) {
          problem("level " + i + " is no row but " + token());
        }
        value(node.child(i));
      } else if (!sound()) {
        json.skip();
      } else if (row("level", i, rows.price(), rows.size())) {
        Side side = size.units() < 0 ? Side.ASK : Side.BID;
        builder.add(side, price.units(), price.scale(), Math.abs(size.units()), size.scale());
      }
    }
  }

  /** Reads price and size of a row. The result is whether the row has both. */
  private boolean row(String what, int i, int pricePlace, int sizePlace) throws MalformedJson {
    if (json.token() != Token.START_ARRAY) {
      problem(what + " " + i + " is no row but " + token());
      json.skip();
      return false;
    }
    boolean priceRead = false;
    boolean sizeRead = false;
    int place = 0;
    for (Token token = json.next(); token != Token.END_ARRAY; token = json.next(), place++) {
      if (place == pricePlace) {
        priceRead = number(price, what, i, "price");
      } else if (place == sizePlace) {
        sizeRead = number(size, what, i, "size");
      } else {
        json.skip();
      }
    }
    if (place <= Math.max(pricePlace, sizePlace)) {
      problem(what + " " + i + " has " + place + " elements, too few for price and size");
    }
    return priceRead && sizeRead;
  }

  private boolean fields(Side side, int i, Layout.Level.Fields fields) throws MalformedJson {
    if (json.token() != Token.START_OBJECT) {
      problem(side + " " + i + " is no object but " + token());
      json.skip();
      return false;
    }
    boolean priceRead = false;
    boolean sizeRead = false;
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      json.next();
      if (key.equals(fields.price())) {
        priceRead = number(price, side.toString(), i, key);
      } else if (key.equals(fields.size())) {
        sizeRead = number(size, side.toString(), i, key);
      } else {
        json.skip();
      }
    }
    if (!priceRead || !sizeRead) {
      problem(side + " " + i + " has no \"" + (priceRead ? fields.size() : fields.price()) + "\"");
    }
    return priceRead && sizeRead;
  }

  private void units(Layout.Units units) throws MalformedJson {
    DecimalText askPrice = new DecimalText();
    DecimalText askSize = new DecimalText();
    Set<DecimalText> read = new HashSet<>();
    int i = 0;
    for (Token token = json.next(); token != Token.END_ARRAY; token = json.next(), i++) {
      if (token != Token.START_OBJECT) {
        if (sound()) {
          problem("unit " + i + " is no object but " + token());
        }
        json.skip();
        continue;
      }
      read.clear();
      for (String key = json.nextKey(); key != null; key = json.nextKey()) {
        json.next();
        DecimalText into =
            key.equals(units.bidPrice())
                ? price
                : key.equals(units.bidSize())
                    ? size
                    : key.equals(units.askPrice())
                        ? askPrice
                        : key.equals(units.askSize()) ? askSize : null;
        if (into == null || !sound()) {
          json.skip();
        } else if (number(into, "unit", i, key)) {
          read.add(into);
        }
      }
      if (read.size() != 4) {
        problem("unit " + i + " has not one each of bid price, bid size, ask price and ask size");
        continue;
      }
      builder.add(Side.BID, price.units(), price.scale(), size.units(), size.scale());
      builder.add(Side.ASK, askPrice.units(), askPrice.scale(), askSize.units(), askSize.scale());
    }
  }

  private boolean number(DecimalText into, String what, int i, String field) throws MalformedJson {
    Token token = json.token();
    if (token != Token.STRING && token != Token.NUMBER) {
      problem(what + " " + i + ": " + field + " is " + token() + ", not a number");
      json.skip();
      return false;
    }
    DecimalText.Outcome outcome = json.decimal(into);
    if (outcome != DecimalText.Outcome.READ) {
      problem(
          what
              + " "
              + i
              + ": "
              + field
              + " \""
              + text()
              + "\" "
              + (outcome == DecimalText.Outcome.TOO_BIG
                  ? "is too big or too fine for a long"
                  : "is not a decimal number"));
    }
    return outcome == DecimalText.Outcome.READ;
  }
}
