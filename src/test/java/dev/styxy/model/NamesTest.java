package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"web", "test1", "a.b_c-d", "@scope", "Ünïcøde", "сервер", "服务", "🚀"})
  void namesOfAnyScriptAreFine(String name) {
    assertEquals("", Names.objectionTo(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-n",
        "3000",
        "a/b",
        "a\\b",
        "a b",
        "a\u00a0b",
        "a\tb",
        "a\nb",
        "a\u0000b",
        "\u001b[2J",
        "a\u202eb",
        "a\u200bb",
        "a\u2028b",
        "a\u2029b",
        "\ud800",
        "a\u0085b"
      })
  void whatWouldConfuseIsRefused(String name) {
    assertFalse(Names.objectionTo(name).isEmpty());
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertEquals("", Names.objectionTo("🚀".repeat(64)));
    assertEquals("is longer than 64 characters", Names.objectionTo("🚀".repeat(65)));
  }

  @Test
  void objectionNamesTheCodePoint() {
    assertEquals("holds a character that does not print (U+202E)", Names.objectionTo("a\u202eb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "my-type", "my_type", "v1.2", "API"})
  void typesArePlain(String type) {
    assertEquals("", Names.objectionToType(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dév", "a:b", "@dev", "3000", "dev/web", "--json"})
  void otherTypesAreRefused(String type) {
    assertFalse(Names.objectionToType(type).isEmpty());
  }

  @Test
  void replacementCharacterPrints() {
    assertTrue(Names.isPrintable(0xFFFD));
  }
}
