package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedBlockTest {
  private static final List<String> LINES = List.of("PORT=3000", "API_PORT=8000");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String put(String text, List<String> lines) {
    return new String(
        ManagedBlock.in(bytes(text), ".env").with(lines), StandardCharsets.ISO_8859_1);
  }

  @Test
  void anEmptyFileBecomesTheBlock() {
    String file = put("", LINES);
    assertTrue(file.startsWith("# >>> styxy >>>"), file);
    assertTrue(file.endsWith("\nPORT=3000\nAPI_PORT=8000\n# <<< styxy <<<\n"), file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A=1\n", "A=1", "A=1\r\nB=2\r\n", "\u00ff\u0000\u0080\n", "\n\n", "# >>>\n"})
  void nothingOutsideIsTouchedWhateverItIs(String outside) {
    String first = put(outside, LINES);
    assertTrue(first.startsWith(outside));
    String more = first + "AFTER=\u00e9\r";
    String second = put(more, List.of("PORT=4000"));
    assertTrue(second.startsWith(outside));
    assertTrue(second.endsWith("AFTER=\u00e9\r"));
    assertEquals(more, put(second, LINES));
  }

  @Test
  void theSameLinesGiveTheSameFile() {
    String once = put("A=1", LINES);
    assertEquals(once, put(once, LINES));
  }

  @Test
  void theBlockEndsItsLinesAsTheFileDoes() {
    assertTrue(put("A=1\r\n", LINES).contains("\r\nPORT=3000\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# >>> styxy >>>\nPORT=1\n",
        "PORT=1\n# <<< styxy <<<\n",
        "# <<< styxy <<<\n# >>> styxy >>>\n",
        "# >>> styxy >>>\n# >>> styxy >>>\n# <<< styxy <<<\n",
        "# >>> styxy >>>\n# <<< styxy <<<\n# <<< styxy <<<\n"
      })
  void whatIsNotOneWholeBlockIsRefused(String file) {
    StyxyException refusal = assertThrows(StyxyException.class, () -> put(file, LINES));
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
    assertTrue(refusal.getMessage().contains(".env"), refusal.getMessage());
  }

  @Test
  void aBlockInReverseIsSaidToBeSo() {
    String file = "# <<< styxy <<<\n# >>> styxy >>>\n";
    StyxyException refusal = assertThrows(StyxyException.class, () -> put(file, LINES));
    assertTrue(refusal.getMessage().contains("before its beginning"), refusal.getMessage());
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    String mark = "\u00ef\u00bb\u00bf";
    ManagedBlock block = ManagedBlock.in(bytes(mark + "PORT=1\n"), ".env");
    assertEquals("PORT=1", block.linesOutside().get(0));
    String file = mark + put("", LINES);
    assertEquals(file, put(file, LINES));
  }

  @Test
  void aMarkerWithinALineIsNone() {
    String outside = "A='# >>> styxy >>>'\n";
    assertTrue(put(outside, LINES).startsWith(outside));
  }

  @Test
  void linesOutsideAreThoseBeforeAndBehind() {
    String file = put("A=1\n", LINES) + "B=2\n";
    assertEquals(List.of("A=1", "", "B=2"), ManagedBlock.in(bytes(file), ".env").linesOutside());
  }

  @Test
  void theBlockOfMarkdownIsFoundByItsOwnMarkers() {
    String env = put("A=1\n", LINES);
    ManagedBlock none = ManagedBlock.in(bytes(env), "x", ManagedBlock.Markers.MARKDOWN);
    String both = new String(none.with(List.of("old")), StandardCharsets.ISO_8859_1);
    assertTrue(both.startsWith(env), both);
    ManagedBlock found = ManagedBlock.in(bytes(both), "x", ManagedBlock.Markers.MARKDOWN);
    assertEquals(
        both.replace("old", "new"),
        new String(found.with(List.of("new")), StandardCharsets.ISO_8859_1));
  }
}
