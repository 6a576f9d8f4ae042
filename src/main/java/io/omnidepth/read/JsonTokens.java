package io.omnidepth.read;

import io.omnidepth.market.BookBuilder;
import io.omnidepth.market.DecimalText;
import io.omnidepth.market.Side;
import io.omnidepth.venue.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the tokens of one JSON text. The walks use a parser only through it, so another
 * parser can replace the present one.
 */
interface JsonTokens {
  /** The kinds of tokens. */
  enum Token {
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    KEY,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    /** The end of the text. */
    END;

    boolean isScalar() {
      return switch (this) {
        case STRING, NUMBER, TRUE, FALSE, NULL -> true;
        case START_OBJECT, END_OBJECT, START_ARRAY, END_ARRAY, KEY, END -> false;
      };
    }
  }

  /** Goes to the next token. */
  Token next() throws MalformedJson;

  /** The current token. */
  Token token();

  /** Goes to the next key of the object; null at the object's end. */
  @Nullable String nextKey() throws MalformedJson;

  /** Goes to the end of the array or object that begins here. It stays at any other token. */
  void skip() throws MalformedJson;

  /** The text of the scalar without quotes, with its escapes decoded. */
  String text() throws MalformedJson;

  /** Reads the scalar as a decimal. */
  DecimalText.Outcome decimal(DecimalText into) throws MalformedJson;

  /**
   * Adds all levels of the array that begins here, if this parser can read levels at once. It is at
   * the array's end after. The result is false if it can not; then it stays.
   */
  default boolean levels(Side side, Layout.Level level, BookBuilder builder) throws MalformedJson {
    return false;
  }

  /** The same for rows whose size has the sign of the side. */
  default boolean signedRows(Layout.SignedRows rows, BookBuilder builder) throws MalformedJson {
    return false;
  }

  /** The same for objects, each with a bid and an ask. */
  default boolean units(Layout.Units units, BookBuilder builder) throws MalformedJson {
    return false;
  }
}
