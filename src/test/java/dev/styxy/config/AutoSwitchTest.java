package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code config auto-allocation enable} and {@code disable} change one value of the user's file.
 */
class AutoSwitchTest extends ConfigScene {

  private String text() {
    try (Stream<?> around = Files.list(userFile.getParent())) {
      assertEquals(1, around.count(), "nothing lies beside it");
      return Files.readString(userFile);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("{}", "{\n  \"auto_allocation\": { \"enabled\": false }\n}"),
        Arguments.of("{ // é\n}", "{\n  \"auto_allocation\": { \"enabled\": false }\n // é\n}"),
        Arguments.of(
            "{\"ttl\": \"1h\",}",
            "{\n  \"auto_allocation\": { \"enabled\": false },\"ttl\": \"1h\",}"),
        Arguments.of("{\"auto_allocation\": {}}", "{\"auto_allocation\": { \"enabled\": false }}"),
        Arguments.of(
            "{\"auto_allocation\": {\"gap_size\": 5}}",
            "{\"auto_allocation\": { \"enabled\": false,\"gap_size\": 5}}"),
        Arguments.of(
            "{\"_a\": \"ä {\", \"auto_allocation\": /* on */ {\"enabled\": true /* yes */}} // end",
            "{\"_a\": \"ä {\", \"auto_allocation\": /* on */ {\"enabled\": false /* yes */}} // end"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyOtherByteStaysWhereItIs(String before, String after) {
    user(before);
    assertTrue(loader().enableAutoAllocation(false));
    assertEquals(after, text());
    assertFalse(load().settings().autoAllocation().isEnabled());
    assertFalse(loader().enableAutoAllocation(false));
    assertEquals(after, text());
    assertTrue(loader().enableAutoAllocation(true));
    assertTrue(load().settings().autoAllocation().isEnabled());
  }

  @Test
  void withoutAFileOneIsBegun() {
    assertTrue(loader().enableAutoAllocation(false));
    assertFalse(load().settings().autoAllocation().isEnabled());
    assertTrue(text().contains("// Ports that are never given out."));
  }

  @Test
  void whatIsSoWithoutAFileNeedsNone() {
    assertFalse(loader().enableAutoAllocation(true));
    assertFalse(Files.exists(userFile));
  }

  @Test
  void aFileWithErrorsStaysAsItIs() {
    user("{\"tll\": 1}");
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> loader().enableAutoAllocation(false));
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
    assertEquals("{\"tll\": 1}", text());
  }
}
