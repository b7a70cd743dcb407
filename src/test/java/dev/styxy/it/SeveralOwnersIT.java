package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that several terminals were given is theirs as long as one of them lives. */
class SeveralOwnersIT {
  private static final String EVAL_ENV = "eval \"$(styxy env)\"; echo $WEB_PORT";

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  /** A shell that reads what is typed, as that of a terminal does. */
  private final class Shell implements AutoCloseable {
    private final Process process = styxy.start(List.of("sh"));
    private int typed;

    /** Types a command, and returns what it prints. */
    String type(String command) {
      Path output = project.resolve("out-" + process.pid() + "-" + ++typed);
      try {
        process.getOutputStream().write(("{ " + command + "; } >" + output + ".part\n").getBytes());
        process.getOutputStream().write(("mv " + output + ".part " + output + "\n").getBytes());
        process.getOutputStream().flush();
        Deadline.await(() -> Files.exists(output));
        return Files.readString(output).strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    long pid() {
      return process.pid();
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Map<String, Object>> allocations() {
    return Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations");
  }

  private List<Object> owners() {
    List<Map<String, Object>> rows = allocations();
    assertEquals(1, rows.size(), rows.toString());
    return Json.objects(rows.get(0), "owners").stream().map(owner -> owner.get("pid")).toList();
  }

  @Test
  void theFirstTerminalEndsAndTheNameStaysWithTheSecond() {
    try (Shell second = new Shell()) {
      String port;
      try (Shell first = new Shell()) {
        port = first.type("styxy allocate dev -n web");
        assertEquals(port, second.type("styxy allocate dev -n web"));
        assertEquals(List.of(first.pid(), second.pid()), owners());
        assertTrue(styxy.run("list").out().contains("sh " + first.pid() + " +1"));
      }
      assertEquals(List.of(second.pid()), owners());
      assertEquals(port, second.type("styxy allocate dev -n web"));
    }
    assertEquals("", styxy.run("list").out());
    assertTrue(styxy.run("history").out().contains("process_dead"));
  }

  @Test
  void twoPanesWithTheProjectsEnvironmentOwnItBoth() throws IOException {
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"WEB_PORT\"}}}");
    try (Shell second = new Shell()) {
      String port;
      try (Shell first = new Shell()) {
        port = first.type(EVAL_ENV);
        assertEquals(port, second.type(EVAL_ENV));
        assertEquals(List.of(first.pid(), second.pid()), owners());
      }
      assertEquals(List.of(second.pid()), owners());
    }
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void aCommandThatEndsLeavesTheNameToItsTerminal() {
    try (Shell terminal = new Shell()) {
      String port = terminal.type("styxy allocate dev -n web");
      try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
        Deadline.await(() -> owners().equals(List.of(terminal.pid(), server.pid())));
        assertEquals(port, Integer.toString(server.port("web")));
      }
      assertEquals(List.of(terminal.pid()), owners());
    }
  }

  @Test
  void killLeavesTheLeaseToTheTerminalAndHistorySaysWhoKilled() {
    try (Shell terminal = new Shell()) {
      terminal.type("styxy allocate dev -n web");
      try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
        Deadline.await(() -> owners().contains(server.pid()));
        Result killed = styxy.run("kill", "web", "nix");
        assertEquals(1, killed.status(), killed.all());
        assertTrue(killed.err().contains("ended pid " + server.pid()), killed.err());
        assertTrue(killed.err().contains("sh " + terminal.pid() + " has it"), killed.err());
        assertTrue(killed.err().contains("no allocation matches 'nix'"), killed.err());
      }
      assertEquals(List.of(terminal.pid()), owners());
    }
    String history = styxy.run("history").out();
    assertTrue(history.contains("killed"), history);
    assertTrue(history.contains(" ended by java "), history);
  }

  @Test
  void killOfWhatTheCommandAloneOwnsIsNoDeathInHistory() {
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      assertTrue(server.port("web") > 0);
      assertEquals(0, styxy.run("kill", "web").status());
    }
    assertEquals("", styxy.run("list").out());
    String history = styxy.run("history").out();
    assertTrue(history.contains("killed") && !history.contains("process_dead"), history);
    assertFalse(history.contains("--no-hold"), history);
  }

  @Test
  void releaseSaysWhoElseHadIt() {
    try (Shell first = new Shell();
        Shell second = new Shell()) {
      first.type("styxy allocate dev -n web");
      second.type("styxy allocate dev -n web");
      String said = second.type("styxy release web 2>&1");
      assertTrue(said.endsWith("; sh " + first.pid() + " had it, too"), said);
    }
  }
}
