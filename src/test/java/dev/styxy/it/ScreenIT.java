package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees, on terminals of two widths and in a pipe. */
class ScreenIT {
  private static final int NARROW = 60;
  private static final int ORDINARY = 80;
  private static final int WIDE = 120;

  @TempDir private Path temporary;
  private InstalledTool styxy;
  private Path project;
  private int web;
  private int api;

  @BeforeEach
  void aProjectBelowTheHome() throws IOException {
    project = Files.createDirectories(temporary.resolve("src/a-shop-with-a-very-long-name"));
    Files.createDirectory(project.resolve(".git"));
    styxy =
        new InstalledTool(temporary.resolve("state"), project)
            .with("HOME", temporary.toString())
            .with("TERM", "xterm");
    web = styxy.run("allocate", "dev", "-n", "前端🚀", "--owner", "none").port();
    String longName = "a-name-of-a-service-that-goes-on";
    api = styxy.run("allocate", "api", "-n", longName, "--owner", "none").port();
  }

  private List<String> shownAt(int columns, String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = InstalledTool.launcher();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    InstalledTool.Result result = new Terminal(styxy, columns).run(command);
    assertEquals(0, result.status(), result.all());
    return result.out().lines().map(String::stripTrailing).filter(l -> !l.isEmpty()).toList();
  }

  private static int width(String line) {
    return line.codePoints().map(ScreenIT::width).sum();
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    boolean isCombining = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    return isCombining ? 0 : codePoint >= 0x2e80 ? 2 : 1;
  }

  private static void assertFits(List<String> lines, int columns) {
    for (String line : lines) {
      assertTrue(width(line) <= columns, columns + ": " + line);
    }
  }

  @Test
  void wideTerminalHasWholeColumns() {
    List<String> lines = shownAt(WIDE, "list");
    assertFits(lines, WIDE);
    assertTrue(lines.get(1).contains("前端🚀  "), lines.toString());
    assertTrue(lines.get(1).contains("~/src/a-shop-with-a-very-long-name"), lines.toString());
  }

  @Test
  void narrowTerminalIsNotOverrun() {
    List<String> lines = shownAt(NARROW, "list");
    assertFits(lines, NARROW);
    assertTrue(lines.toString().contains("…"), lines.toString());
    assertFits(shownAt(NARROW, "list", "-v", "--columns", "port,name,state"), NARROW);
  }

  @Test
  void columnsAreAlignedThoughSomeCharactersAreWide() {
    List<String> lines = shownAt(WIDE, "list", "--columns", "name,port");
    int first = width(lines.get(1).substring(0, lines.get(1).indexOf("" + web)));
    int second = width(lines.get(2).substring(0, lines.get(2).indexOf("" + api)));
    assertEquals(first, second, lines.toString());
  }

  @Test
  void whatTellsMostFitsBothOrdinaryWidths() {
    try (Server server = Server.listen(project, "127.0.0.1", web);
        Sleeper owner = new Sleeper()) {
      assertTrue(server.pid() > 0);
      styxy.run("allocate", "api", "-n", "the-one-that-dies-soon", "--owner", "" + owner.pid());
    }
    for (int columns : List.of(NARROW, ORDINARY)) {
      assertFits(shownAt(columns, "scan", "--start", "" + web, "-e", "" + web), columns);
      assertFits(shownAt(columns, "config", "types"), columns);
      for (String command : List.of("history", "doctor")) {
        for (String line : shownAt(columns, command)) {
          assertTrue(width(line) <= columns || endsWithAPath(line), columns + ": " + line);
        }
      }
    }
  }

  /** It is never broken, as it is to be copied; no word of ours is so long. */
  private static boolean endsWithAPath(String line) {
    String last = line.substring(line.lastIndexOf(' ') + 1);
    return last.contains("/") && width(last) > NARROW / 2;
  }

  @Test
  void whyIsWholeOnAnOrdinaryTerminal() {
    try (Sleeper owner = new Sleeper()) {
      styxy.run("allocate", "api", "-n", "the-one-that-dies-soon", "--owner", "" + owner.pid());
    }
    String exact = styxy.run("history", "--columns", "why").out().stripTrailing();
    String why = exact.substring(exact.lastIndexOf('\n') + 1);
    for (int columns : List.of(NARROW, ORDINARY)) {
      List<String> lines = shownAt(columns, "history", "--columns", "time,name,project,why");
      String last = lines.get(lines.size() - 1);
      int start = lines.get(0).indexOf("WHY");
      StringBuilder shown = new StringBuilder();
      for (String line : lines.subList(3, lines.size())) {
        shown.append(line.length() > start ? line.substring(start) : "").append(' ');
      }
      assertTrue(shown.toString().strip().endsWith(why), columns + ": " + last);
      assertTrue(lines.toString().contains("…"), lines.toString());
    }
  }

  @Test
  void doctorShortensTheHome() {
    String out = String.join("\n", shownAt(WIDE, "doctor"));
    assertTrue(out.contains("~/state/"), out);
    assertFalse(out.contains(temporary + "/state"), out);
  }

  @Test
  void helpFitsAnOrdinaryTerminal() {
    for (String command : List.of("allocate", "run", "env", "list", "history", "config")) {
      assertFits(shownAt(80, command, "--help"), 80);
    }
  }

  @Test
  void messagesBreakAtWords() {
    List<String> lines =
        shownAt(NARROW, "allocate", "dev", "-n", "e\u0301clair", "--owner", "none");
    assertFits(lines, NARROW);
    assertTrue(String.join(" ", lines).replaceAll(" +", " ").contains("; no owner; free after"));
  }

  @Test
  void pipeGetsNoEscapesAndNothingCut() {
    String out = styxy.run("list").out();
    assertFalse(out.contains("\u001b"), out);
    assertTrue(out.contains(project.toString()), out);
    assertTrue(out.contains("a-name-of-a-service-that-goes-on"), out);
  }

  @Test
  void colourCanBeForcedAndForbidden() {
    assertTrue(styxy.run("list", "--color", "always").out().contains("\u001b[1m"));
    assertTrue(styxy.with("CLICOLOR_FORCE", "1").run("list").out().contains("\u001b[1m"));
    assertFalse(
        styxy
            .with("CLICOLOR_FORCE", "1")
            .with("NO_COLOR", "1")
            .run("list")
            .out()
            .contains("\u001b"));
    assertEquals(2, styxy.run("list", "--color", "sometimes").status());
  }

  @Test
  void formatFillsAPattern() {
    InstalledTool.Result result = styxy.run("list", "--format", "{port}\\t{project}");
    assertEquals(web + "\t" + project + "\n" + api + "\t" + project + "\n", result.out());
  }

  @Test
  void mistakesAreAnsweredWithTheNearest() {
    assertTrue(styxy.run("lst").err().contains("styxy list"));
    assertTrue(styxy.run("list", "--verbos").err().contains("did you mean '--verbose'?"));
    assertTrue(styxy.run("list", "--columns", "prot").err().contains("did you mean 'port'?"));
    assertTrue(styxy.run("allocate", "dve").err().contains("'dev'"));
  }

  @Test
  void readerThatGoesAwayIsNotTalkedAbout() {
    styxy.run("allocate", "test", "--count", "90", "--owner", "none");
    String command = "set -o pipefail; styxy list -v | head -n 1";
    InstalledTool.Result result = styxy.runCommand("bash", "-c", command);
    assertEquals("", result.err());
    assertEquals(0, result.status());
    assertEquals(1, result.out().lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"history --follow", "list --watch", "list --watch --json"})
  void whatGoesOnEndsWithItsReader(String command) {
    InstalledTool.Result result =
        styxy.runCommand("timeout", "60", "sh", "-c", "styxy " + command + " | head -n 1");
    assertEquals(0, result.status(), result.all());
    assertEquals("", result.err());
    assertEquals(1, result.out().lines().count());
  }

  @Test
  void diskThatIsFullIsTalkedAbout() {
    InstalledTool.Result result = styxy.runCommand("sh", "-c", "styxy list >/dev/full");
    assertEquals(7, result.status());
    assertFalse(result.err().isEmpty());
  }

  @Test
  void helpVersionAndCompletionNeedNoHomeAndLeaveNothing() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    for (String command : List.of("--help", "--version", "list --help", "completion bash")) {
      for (String home : List.of("", "HOME=" + empty + " ")) {
        InstalledTool.Result result =
            styxy.runCommand(
                "sh",
                "-c",
                "exec env -i "
                    + home
                    + "PATH=/usr/bin:/bin "
                    + InstalledTool.launcher()
                    + " "
                    + command);
        assertEquals(0, result.status(), result.all());
        assertEquals("", result.err());
      }
    }
    try (Stream<Path> left = Files.list(empty)) {
      assertEquals(0, left.count());
    }
  }
}
