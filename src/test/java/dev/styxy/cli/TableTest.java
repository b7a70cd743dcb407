package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String LONG_PATH = "/srv/checkouts/a-company/a-product/a-service";

  private static Table table() {
    Table table =
        new Table(List.of(Column.whole("port"), Column.text("name"), Column.path("project")));
    table.add("3000", "a-very-long-name-of-a-service", LONG_PATH);
    table.add("3001", "web", "/srv/app");
    return table;
  }

  private static List<String> on(Screen screen, Table table) {
    table.print(screen.output());
    return screen.lines();
  }

  @Test
  void pipeGetsEveryCellWhole() {
    List<String> lines = on(Screen.pipe(), table());
    assertEquals("PORT  NAME                           PROJECT", lines.get(0));
    assertEquals("3000  a-very-long-name-of-a-service  " + LONG_PATH, lines.get(1));
  }

  @Test
  void narrowTerminalCutsTheWidestCells() {
    List<String> lines = on(Screen.terminal(50), table());
    assertEquals("3000  a-very-long-name-of-…  …/a-product/a-service", lines.get(1));
    assertTrue(lines.stream().allMatch(line -> DisplayWidth.of(line) <= 50), lines.toString());
  }

  @Test
  void wideTerminalCutsNothing() {
    assertTrue(on(Screen.terminal(200), table()).get(1).endsWith(LONG_PATH));
  }

  @Test
  void rowsBecomeBlocksWhereColumnsDoNotFit() {
    List<String> lines = on(Screen.terminal(20), table());
    assertEquals("PORT     3000", lines.get(0));
    assertEquals("PROJECT  " + LONG_PATH, lines.get(2));
    assertEquals("", lines.get(3));
    assertEquals("PORT     3001", lines.get(4));
  }

  @Test
  void wideCharactersCountTwice() {
    Table table = new Table("NAME", "STATE");
    table.add("前端🚀", "idle");
    table.add("cafe\u0301", "idle");
    table.add("web", "idle");
    assertEquals(
        List.of("NAME    STATE", "前端🚀  idle", "cafe\u0301    idle", "web     idle"),
        on(Screen.pipe(), table));
  }

  @Test
  void wideCharactersAreNeverHalved() {
    Table table = new Table("NAME");
    table.add("端".repeat(20));
    assertEquals("端".repeat(9) + "…", on(Screen.terminal(20), table).get(1));
  }

  @Test
  void tableWithoutRowsIsEmpty() {
    Screen screen = Screen.pipe();
    new Table("PORT").print(screen.output());
    assertEquals("", screen.text());
  }

  @Test
  void escapesInCellsAreShownAsNumbers() {
    Table table = new Table("NAME");
    table.add("\u001b[31mred");
    assertEquals("\\u{1B}[31mred", on(Screen.pipe(), table).get(1));
  }

  @Test
  void colourDoesNotCountAsWidth() {
    Table table = new Table("STATE", "LEFT");
    table.add(new Table.Cell("idle", Tone.GOOD), new Table.Cell("1m", Tone.PLAIN));
    List<String> lines = on(Screen.terminal(80, Map.of()), table);
    assertEquals("\u001b[32midle\u001b[0m   1m", lines.get(1));
  }
}
