package dev.styxy.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.config.BuiltInTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestWordTest {

  private static Optional<String> nearest(String typed) {
    return NearestWord.to(typed, BuiltInTypes.all().keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "dve, dev",
    "de, dev",
    "devv, dev",
    "dex, dev",
    "storybok, storybook",
    "datbase, database",
    "fuctions, functions",
    "infrastrcuture, infrastructure",
    "DEV, dev",
    "Infrastructure, infrastructure",
    "StoryBook, storybook",
    "dev, dev"
  })
  void mistypedWordIsGuessed(String typed, String meant) {
    assertEquals(Optional.of(meant), nearest(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "kubernetes", "zzz", "🚀🚀🚀"})
  void strangeWordIsNot(String typed) {
    assertEquals(Optional.empty(), nearest(typed));
  }

  @Test
  void fewestEditsWin() {
    assertEquals(Optional.of("release"), NearestWord.to("releas", List.of("renew", "release")));
  }

  @Test
  void nothingIsNearestToNothing() {
    assertEquals(Optional.empty(), NearestWord.to("dev", List.of()));
  }
}
