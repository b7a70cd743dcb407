package dev.styxy.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.Screen;
import dev.styxy.cli.text.DisplayWidth;
import dev.styxy.cli.text.Tone;
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

  private static Table reasons() {
    Table table =
        new Table(List.of(Column.text("name"), Column.wrapped("why"), Column.whole("port")));
    table.add("a-very-long-name-of-a-service", "process_dead: pid 4711 (node) is gone", "3000");
    table.add("web", "-", "3001");
    return table;
  }

  @Test
  void columnsThatWrapGiveWayLast() {
    List<String> lines = on(Screen.terminal(54), reasons());
    assertEquals("a-very-l…  process_dead: pid 4711 (node) is gone  3000", lines.get(1));
  }

  @Test
  void whatIsTooLongGoesOnBelow() {
    assertEquals(
        List.of(
            "NAME       WHY                     PORT",
            "a-very-l…  process_dead: pid 4711  3000",
            "           (node) is gone",
            "web        -                       3001"),
        on(Screen.terminal(39), reasons()).stream().map(String::stripTrailing).toList());
  }

  @Test
  void wordThatIsTooLongToWrapIsCut() {
    Table table = new Table(List.of(Column.wrapped("why")));
    table.add("usurped by /a/path/that/is/long");
    assertEquals(
        List.of("WHY", "usurped by", "/a/path/that/is/lo…"), on(Screen.terminal(19), table));
  }

  @Test
  void blocksWrapAtWords() {
    List<String> lines = on(Screen.terminal(25), reasons());
    assertEquals("WHY   process_dead: pid", lines.get(1));
    assertEquals("      4711 (node) is gone", lines.get(2));
    assertEquals("PORT  3000", lines.get(3));
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
