package dev.styxy.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.model.StyxyException;
import org.junit.jupiter.api.Test;

class PatternTest {

  private static String fill(String pattern) {
    return Pattern.parse(pattern, Column::whole).fill(column -> "<" + column.name() + ">");
  }

  @Test
  void columnsTakeTheirPlaces() {
    assertEquals("<port> is <name>.", fill("{port} is {name}."));
  }

  @Test
  void doubledBracesStandForThemselves() {
    assertEquals("{\"port\": <port>}", fill("{{\"port\": {port}}}"));
  }

  @Test
  void tabsAndNewlinesAreWrittenWithBackslashes() {
    assertEquals("<port>\t<name>\n\\t", fill("{port}\\t{name}\\n\\\\t"));
  }

  @Test
  void openBraceAloneIsRefused() {
    assertThrows(StyxyException.class, () -> fill("{port"));
  }
}
