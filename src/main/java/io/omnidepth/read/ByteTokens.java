package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.DecimalText;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a {@link ByteCursor}. It reads the levels of a book at once. A form that the cursor
 * does not take ends it with {@link UnusualJson}.
 */
final class ByteTokens implements JsonTokens {
  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 4_096;

  private final byte[] body;
  private final ByteCursor cursor;

  /** The kinds of the open containers, the innermost in the lowest bit: 1 for an object. */
  private long objects;

  private @Nullable ByteLevels levels;
  private int depth;
  private boolean first;
  private Token token = Token.END;
  private int from;
  private int end;

  ByteTokens(byte[] body) {
    this.body = body;
    this.cursor = new ByteCursor(body);
  }

  @Override
  public Token token() {
    return token;
  }

  @Override
  public Token next() throws UnusualJson {
    if (token == Token.KEY) {
      return value();
    }
    if (depth == 0) {
      return token == Token.END ? value() : afterRoot();
    }
    byte here = cursor.peek();
    boolean object = (objects & 1) != 0;
    if (here == (object ? '}' : ']')) {
      cursor.take();
      return close(object ? Token.END_OBJECT : Token.END_ARRAY);
    }
    if (!first) {
      cursor.take(',');
    }
    first = false;
    return object ? key() : value();
  }

  private Token afterRoot() throws UnusualJson {
    if (!cursor.atEnd()) {
      throw new UnusualJson();
    }
    token = Token.END;
    return token;
  }

  private Token key() throws UnusualJson {
    cursor.take('"');
    from = cursor.at();
    end = cursor.skipKey();
    token = Token.KEY;
    return token;
  }

  private Token value() throws UnusualJson {
    byte here = cursor.peek();
    from = cursor.at();
    switch (here) {
      case '{' -> open(Token.START_OBJECT);
      case '[' -> open(Token.START_ARRAY);
      case '"' -> {
        cursor.take();
        from = cursor.at();
        cursor.skipText(LONGEST_TEXT);
        end = cursor.at() - 1;
        token = Token.STRING;
      }
      case 't' -> word(Token.TRUE, "true");
      case 'f' -> word(Token.FALSE, "false");
      case 'n' -> word(Token.NULL, "null");
      default -> {
        cursor.skipNumber();
        end = cursor.at();
        token = Token.NUMBER;
      }
    }
    return token;
  }

  private void word(Token kind, String word) throws UnusualJson {
    cursor.skipWord(word);
    end = cursor.at();
    token = kind;
  }

  private void open(Token kind) throws UnusualJson {
    if (depth == DEEPEST) {
      throw new UnusualJson();
    }
    cursor.take();
    depth++;
    objects = objects << 1 | (kind == Token.START_OBJECT ? 1 : 0);
    first = true;
    token = kind;
  }

  private Token close(Token kind) {
    depth--;
    objects >>>= 1;
    first = false;
    token = kind;
    return token;
  }

  @Override
  public @Nullable String nextKey() throws UnusualJson {
    return next() == Token.KEY ? text() : null;
  }

  @Override
  public void skip() throws UnusualJson {
    if (token == Token.START_OBJECT || token == Token.START_ARRAY) {
      for (int inside = depth; depth >= inside; ) {
        next();
      }
    }
  }

  @Override
  public String text() {
    return cursor.text(from, end);
  }

  @Override
  public DecimalText.Outcome decimal(DecimalText into) {
    char[] text = text().toCharArray();
    return into.read(text, 0, text.length);
  }

  @Override
  public boolean levels(Side side, Layout.Level level, BookBuilder builder) throws UnusualJson {
    levelsInto(builder).levels(side, level);
    close(Token.END_ARRAY);
    return true;
  }

  private ByteLevels levelsInto(BookBuilder builder) {
    ByteLevels known = levels;
    if (known == null) {
      known = new ByteLevels(body, cursor, builder);
      levels = known;
    }
    return known;
  }

  @Override
  public boolean signedRows(Layout.SignedRows rows, BookBuilder builder) throws UnusualJson {
    levelsInto(builder).signedRows(rows);
    close(Token.END_ARRAY);
    return true;
  }

  @Override
  public boolean units(Layout.Units units, BookBuilder builder) throws UnusualJson {
    new ByteUnits(cursor, builder).read(units);
    close(Token.END_ARRAY);
    return true;
  }
}
