package io.omnidepth.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.omnidepth.market.DecimalText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of Jackson's streaming parser. */
final class JacksonTokens implements JsonTokens, AutoCloseable {
  /**
   * No venue's answer is beyond these bounds. The parser keeps the keys of an answer for that
   * answer alone.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNumberLength(128)
                  .maxNameLength(1_024)
                  .build())
          .build();

  private final JsonParser json;

  private JacksonTokens(JsonParser json) {
    this.json = json;
  }

  static JacksonTokens of(byte[] body) throws MalformedJson {
    try {
      return new JacksonTokens(JSON.createParser(body));
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  private static Token token(@Nullable JsonToken token) {
    return token == null
        ? Token.END
        : switch (token) {
          case START_OBJECT -> Token.START_OBJECT;
          case END_OBJECT -> Token.END_OBJECT;
          case START_ARRAY -> Token.START_ARRAY;
          case END_ARRAY -> Token.END_ARRAY;
          case FIELD_NAME -> Token.KEY;
          case VALUE_STRING -> Token.STRING;
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
          case VALUE_TRUE -> Token.TRUE;
          case VALUE_FALSE -> Token.FALSE;
          case VALUE_NULL -> Token.NULL;
          case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> Token.END; // never in a JSON text
        };
  }

  @Override
  public Token next() throws MalformedJson {
    try {
      return token(json.nextToken());
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  @Override
  public Token token() {
    return token(json.currentToken());
  }

  @Override
  public @Nullable String nextKey() throws MalformedJson {
    try {
      return json.nextFieldName();
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  @Override
  public void skip() throws MalformedJson {
    try {
      json.skipChildren();
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  @Override
  public String text() throws MalformedJson {
    try {
      return json.getText();
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  @Override
  public DecimalText.Outcome decimal(DecimalText into) throws MalformedJson {
    try {
      return into.read(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }

  private static MalformedJson malformed(IOException thrown) {
    if (thrown instanceof JsonProcessingException broken) {
      long at =
          broken.getLocation() == null ? 0 : Math.max(0, broken.getLocation().getByteOffset());
      return new MalformedJson(
          broken.getOriginalMessage(), broken instanceof StreamConstraintsException, at, broken);
    }
    return new MalformedJson(String.valueOf(thrown.getMessage()), false, 0, thrown);
  }

  @Override
  public void close() throws MalformedJson {
    try {
      json.close();
    } catch (IOException malformed) {
      throw malformed(malformed);
    }
  }
}
