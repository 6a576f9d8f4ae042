package io.omnidepth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xA0, 0xAD, 0x061C,
        0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800,
        0xDC00, 0xE000, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041, 0x10FFFF
      })
  void noSuchCharacterPasses(int character) {
    String text = "a" + new StringBuilder().appendCodePoint(character) + "b";
    assertEquals("a b", PlainText.line(text));
    assertEquals(Optional.empty(), PlainText.visible(text));
    assertTrue(PlainText.json(text).chars().allMatch(c -> c >= ' ' && c < 0x7F));
  }

  @Test
  void lettersOfAnyScriptStay() {
    for (String text : new String[] {"BTC-USD", "비트코인", "Ünïcödé", "é", "€ 5", "😀", "日本 円"}) {
      assertEquals(text, PlainText.line(text));
      assertEquals(Optional.of(text), PlainText.visible(text));
    }
  }

  @Test
  void anEscapeSequenceBecomesItsLetters() {
    assertEquals(
        "]0;owned [2J [31mall is well",
        PlainText.line("\u001b]0;owned\u0007\u001b[2J\u001b[31mall is well"));
  }

  @Test
  void isOneLineWithoutSpacesAtItsEnds() {
    assertEquals("two lines", PlainText.line("\r\n two \t\n\n lines\u2028 "));
    assertEquals("", PlainText.line(" \u0000\u200b\n"));
  }

  @Test
  void isCutBetweenCharacters() {
    assertEquals("abc", PlainText.line("abc", 3));
    assertEquals("abc…", PlainText.line("abcd", 3));
    assertEquals("ab…", PlainText.line("ab\uD83D\uDE00", 3));
    assertEquals("ab…", PlainText.line("ab  cd", 3));
    assertEquals("abc", PlainText.line("abc \n\n", 3));
  }

  @Test
  void jsonKeepsItsMeaningInVisibleCharacters() {
    assertEquals(
        "{\"a\":\"\\u202e\\u009b\\ud800\"}", PlainText.json("{\"a\":\"\u202e\u009b\ud800\"}"));
    assertEquals("\"\\udb40\\udc41\"", PlainText.json("\"\uDB40\uDC41\""));
  }

  @Property
  void isBoundedAndClean(@ForAll @StringLength(max = 40) @CharRange(to = '\uffff') String text) {
    String line = PlainText.line(text, 20);
    assertTrue(line.length() <= 21);
    assertFalse(line.startsWith(" ") || line.endsWith(" ") || line.contains("  "));
    assertEquals(Optional.of(line), PlainText.visible(line));
    assertEquals(line, PlainText.line(line));
  }
}
