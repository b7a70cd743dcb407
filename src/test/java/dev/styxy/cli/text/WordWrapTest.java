package dev.styxy.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordWrapTest {
  @Test
  void breaksAtWordsAndIndentsWhatFollows() {
    assertEquals("one two\n  three four", new WordWrap(12, "  ").of("one two three four", 0));
  }

  @Test
  void firstLineIsShorterByWhatStandsBefore() {
    assertEquals("one\n  two", new WordWrap(12, "  ").of("one two", 7));
  }

  @Test
  void wordThatIsWiderThanTheLineStaysWhole() {
    assertEquals("a\n  0123456789\n  b", new WordWrap(8, "  ").of("a 0123456789 b", 0));
  }

  @Test
  void wideCharactersCountTwice() {
    assertEquals("\u524d\u7aef\n  \u524d", new WordWrap(6, "  ").of("\u524d\u7aef \u524d", 0));
  }
}
