package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShellWordTest {

  @Test
  void plainPathStaysAsItIs() {
    assertEquals("/home/me/my-app_2.0", ShellWord.of("/home/me/my-app_2.0"));
  }

  @Test
  void spacesAndSubstitutionsAreQuoted() {
    assertEquals("'/home/me/$(touch x) y'", ShellWord.of("/home/me/$(touch x) y"));
  }

  @Test
  void singleQuoteEndsNoQuoting() {
    assertEquals("'a'\\''; b'", ShellWord.of("a'; b"));
  }

  @Test
  void emptyTextIsAWordToo() {
    assertEquals("''", ShellWord.of(""));
  }

  @Test
  void lettersOfOtherScriptsAreQuoted() {
    assertEquals("'/tmp/gr\u00fcn'", ShellWord.of("/tmp/gr\u00fcn"));
  }
}
