package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** history, metrics, doctor and the manual, as they are installed. */
class InsightIT {
  @TempDir private Path temporary;
  private InstalledTool styxy;

  @BeforeEach
  void aServerThatWasGivenAPort() {
    styxy = new InstalledTool(temporary.resolve("home"), temporary);
    styxy.run("allocate", "dev", "-n", "web", "--owner", "none");
  }

  private List<Map<String, Object>> events(String... arguments) {
    String[] all =
        Stream.concat(Stream.of("history", "--json"), Stream.of(arguments)).toArray(String[]::new);
    return Json.objects(Json.object(styxy.run(all).out()), "events");
  }

  @Test
  void historyTellsWhoHadAPortAndWhyNoLonger() {
    try (Sleeper owner = new Sleeper()) {
      styxy.run("allocate", "api", "-n", "back", "--owner", Long.toString(owner.pid()));
    }
    List<Map<String, Object>> events = events("--name", "back");
    assertEquals(2, events.size(), events.toString());
    assertEquals("allocated", events.get(0).get("event"));
    assertEquals("reclaimed", events.get(1).get("event"));
    assertEquals("process_dead", events.get(1).get("reason"));
    assertFalse(events.get(1).get("detail").toString().isEmpty());
  }

  @Test
  void historyCanBeNarrowed() {
    int port = styxy.run("allocate", "api", "-n", "back", "--owner", "none").port();
    assertEquals(1, events("--port", Integer.toString(port)).size());
    assertEquals(2, events("--since", "1h").size());
    assertEquals(2, styxy.run("history", "--since", "yesterday").status());
  }

  @Test
  void historyCanBeCutToItsNewestEvents() {
    styxy.run("release", "web");
    assertEquals(2, events().size());
    List<Map<String, Object>> newest = events("--limit", "1");
    assertEquals("released", newest.get(0).get("event"));
    assertEquals(1, newest.size());
    assertEquals(2, styxy.run("history", "--limit", "0").status());
  }

  @Test
  void historyCanBeFollowed() throws IOException {
    Process following = styxy.start(List.of("sh", "-c", "exec styxy history --follow --json"));
    try (var lines = following.inputReader()) {
      assertEquals("allocated", Json.object(lines.readLine()).get("event"));
      styxy.run("release", "web");
      assertEquals("released", Json.object(lines.readLine()).get("event"));
    } finally {
      following.destroy();
    }
  }

  @Test
  void metricsPassPromtool() {
    Needs.program("promtool", "prometheus");
    InstalledTool.Result result =
        styxy.runCommand("sh", "-c", "styxy metrics | promtool check metrics");
    assertEquals("exit 0\n", result.all());
  }

  @Test
  void metricsCountWhatHappened() {
    styxy.run("release", "web");
    String text = styxy.run("metrics").out();
    assertTrue(text.contains("\nstyxy_allocations_total 1\n"), text);
    assertTrue(text.contains("\nstyxy_releases_total 1\n"), text);
    assertTrue(
        text.contains("\nstyxy_stale_allocations_cleaned_total{reason=\"expired\"} 0\n"), text);
    assertTrue(text.contains("\nstyxy_range_ports{type=\"dev\"} 100\n"), text);
  }

  @Test
  void textfileIsReplacedWholeAndLeavesNothingBeside() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("textfiles"));
    Path file = Files.writeString(folder.resolve("styxy.prom"), "old");
    assertEquals("exit 0\n", styxy.run("metrics", "--textfile", file.toString()).all());
    assertTrue(Files.readString(file).startsWith("# HELP styxy_allocations_total"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    Path missing = folder.resolve("missing/styxy.prom");
    assertEquals(7, styxy.run("metrics", "--textfile", missing.toString()).status());
  }

  private Map<String, Object> check(String name, String... arguments) {
    String[] all =
        Stream.concat(Stream.of("doctor", "--json"), Stream.of(arguments)).toArray(String[]::new);
    return Json.objects(Json.object(styxy.run(all).out()), "checks").stream()
        .filter(check -> check.get("check").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void doctorIsContentWithAFreshInstallation() {
    InstalledTool.Result result = styxy.with("SHELL", "/bin/bash").run("doctor");
    assertEquals(0, result.status(), result.all());
    assertFalse(result.out().contains("\nerror"), result.out());
    assertTrue(result.out().contains("an empty Java program takes"), result.out());
  }

  @Test
  void doctorsWorstCheckIsItsStatus() throws IOException {
    // It measures the start-up, too, which may seem slow once on a busy machine.
    Deadline.await(() -> status(0).equals("ok"));
    Path scope = StateFiles.find(styxy.home(), "state.json").getParent();
    Files.writeString(scope.resolve("events.jsonl.tmp"), "half");
    assertEquals("warning", status(0));
    Files.writeString(styxy.home().resolve("config.json"), "{");
    assertEquals("error", status(1));
  }

  private Object status(int exit) {
    InstalledTool.Result result = styxy.with("SHELL", "/bin/bash").run("doctor", "--json");
    assertEquals(exit, result.status(), result.all());
    return Json.object(result.out()).get("status");
  }

  @Test
  void doctorTellsThatTheArchiveIsReallyUsed() {
    assertEquals("ok", check("archive").get("status"));
  }

  @Test
  void doctorMendsModesAndLeftovers() throws IOException {
    Path scope = StateFiles.find(styxy.home(), "state.json").getParent();
    Path leftover = Files.writeString(scope.resolve("events.jsonl.tmp"), "half");
    Files.setPosixFilePermissions(scope, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertEquals("warning", check("leftovers").get("status"));
    assertEquals("warning", check("directory").get("status"));
    assertEquals("ok", check("directory", "--fix").get("status"));
    assertFalse(Files.exists(leftover));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(scope)));
  }

  @Test
  void doctorNamesAnotherStyxyOnThePath() throws IOException {
    Path other = Files.createDirectory(temporary.resolve("bin")).resolve("styxy");
    Files.writeString(other, "#!/bin/sh\n");
    other.toFile().setExecutable(true);
    String path = other.getParent() + ":" + Path.of(InstalledTool.launcher()).getParent();
    styxy = styxy.with("PATH", path + ":" + System.getenv("PATH"));
    assertEquals("warning", check("PATH").get("status"));
  }

  @Test
  void doctorFindsAConfigurationThatIsDamaged() throws IOException {
    Files.writeString(styxy.home().resolve("config.json"), "{");
    InstalledTool.Result result = styxy.run("doctor");
    assertEquals(1, result.status(), result.all());
    assertTrue(result.out().contains("error    configuration"), result.out());
  }

  @Test
  void doctorNamesAProjectFileThatCannotBeRead() throws IOException {
    Files.createDirectory(temporary.resolve(".styxy.json"));
    InstalledTool.Result result = styxy.run("doctor");
    assertEquals(1, result.status(), result.all());
    assertTrue(result.out().contains("error    configuration"), result.out());
    assertFalse(result.out().contains("error    state"), result.out());
  }

  @Test
  void doctorWorksWithoutAHomeAndSaysSo() {
    String[] homeless = {"env", "-u", "HOME", "-u", "STYXY_HOME", "styxy"};
    InstalledTool.Result result =
        styxy.runCommand(
            Stream.concat(Stream.of(homeless), Stream.of("doctor")).toArray(String[]::new));
    assertEquals(1, result.status(), result.all());
    assertTrue(result.out().contains("error    directory     HOME is not set"), result.out());
    assertTrue(result.out().contains("; fix: export STYXY_HOME="), result.out());
    assertEquals("", result.err());
    assertEquals(
        2,
        styxy
            .runCommand(
                Stream.concat(Stream.of(homeless), Stream.of("list")).toArray(String[]::new))
            .status());
  }

  @Test
  void doctorSaysThatEverythingWasLost() throws IOException {
    Path state = StateFiles.find(styxy.home(), "state.json");
    Files.writeString(state, "{");
    Files.writeString(state.resolveSibling("state.json.bak"), "{");
    InstalledTool.Result result = styxy.run("doctor");
    assertEquals(1, result.status(), result.all());
    String lost =
        result.out().lines().filter(l -> l.startsWith("error    state")).findFirst().get();
    assertTrue(lost.contains("IS LOST"), lost);
    List<String> damaged = new ArrayList<>();
    try (Stream<Path> files = Files.list(state.getParent())) {
      files
          .filter(f -> f.getFileName().toString().contains("corrupt"))
          .forEach(f -> damaged.add(f.toString()));
    }
    assertEquals(2, damaged.size());
    for (String file : damaged) {
      assertTrue(lost.contains(file), lost);
    }
    assertEquals(0, styxy.run("doctor").status());
    assertEquals("warning", check("damage").get("status"));
  }

  @Test
  void manualIsInstalledAndWithoutFault() throws IOException {
    Needs.program("mandoc");
    Path manual = Terminal.installed("share/man/man1/styxy.1").resolve("../..").normalize();
    try (Stream<Path> pages = Files.walk(manual)) {
      for (Path page :
          pages
              .filter(Files::isRegularFile)
              .filter(p -> p.getFileName().toString().startsWith("styxy"))
              .toList()) {
        String out = styxy.runCommand("mandoc", "-Tlint", page.toString()).out();
        List<String> faults =
            out.lines().filter(l -> !l.contains("referenced manual not found")).toList();
        assertEquals(List.of(), faults);
      }
    }
  }
}
