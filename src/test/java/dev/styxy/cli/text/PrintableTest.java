package dev.styxy.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "what?", "Ünïcøde", "服务 🚀"})
  void textIsLeftAsItIs(String text) {
    assertEquals(text, Printable.of(text));
  }

  @Test
  void asciiIsNotEvenCopied() {
    String text = "a b~";
    assertSame(text, Printable.of(text));
  }

  @Test
  void whatMovesTheCursorIsWrittenAsItsNumber() {
    assertEquals("\\u{1B}[2J", Printable.of("\u001b[2J"));
    assertEquals("a\\u{A}b\\u{D}\\u{9}\\u{7F}", Printable.of("a\nb\r\t\u007f"));
    assertEquals("\\u{9B}31m", Printable.of("\u009b31m"));
  }

  @Test
  void whatTurnsTheTextRoundIsWrittenAsItsNumber() {
    assertEquals("a\\u{202E}b\\u{2066}", Printable.of("a\u202eb\u2066"));
  }

  @Test
  void loneSurrogateIsWrittenAsItsNumber() {
    assertEquals("\\u{D800}x", Printable.of("\ud800x"));
  }

  @Test
  void lineSeparatorIsWrittenAsItsNumber() {
    assertEquals("\\u{2028}", Printable.of("\u2028"));
  }
}
