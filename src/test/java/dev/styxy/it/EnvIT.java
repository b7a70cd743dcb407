package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project's services are allocated together, and handed over in every format. */
class EnvIT {
  private static final String SERVICES =
      "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"},"
          + " \"api\": {\"type\": \"api\", \"env\": [\"API_PORT\", \"VITE_API_PORT\"]}}}";

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() throws IOException {
    styxy = new InstalledTool(home.resolve("state"), project);
    Files.writeString(project.resolve(".styxy.json"), SERVICES);
  }

  private String content(String name) throws IOException {
    return Files.readString(project.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval \"$(styxy env)\"; echo $PORT $API_PORT $VITE_API_PORT",
        "styxy env --format dotenv >e && set -a && . ./e && echo $PORT $API_PORT $VITE_API_PORT",
        "styxy env --format fish >e && fish -c 'source e; echo $PORT $API_PORT $VITE_API_PORT'",
        "styxy env --format docker | tr '\\n' ' ' | sed -E 's/[A-Z_]+=//g; s/ $//'",
        "styxy env --format make --write ports.mk; printf 'include ports.mk\\na:\\n\\t@echo $$PORT"
            + " $(API_PORT) $$VITE_API_PORT\\n' >Makefile; make -s a"
      })
  void everyFormatIsUnderstoodByWhatItIsFor(String script) {
    for (String program : List.of("fish", "make")) {
      if (script.contains(program + " -")) {
        Needs.program(program);
      }
    }
    Result result = styxy.runCommand("sh", "-c", script);
    int web = styxy.run("allocate", "dev", "-n", "web").port();
    int api = styxy.run("allocate", "api", "-n", "api").port();
    assertEquals(web + " " + api + " " + api, result.out().strip(), result.all());
  }

  @Test
  void jsonIsUnderstood() {
    Map<String, Object> variables = Json.object(styxy.run("env", "--format", "json").out());
    long web = styxy.run("allocate", "dev", "-n", "web").port();
    long api = styxy.run("allocate", "api", "-n", "api").port();
    assertEquals(web, Long.parseLong(variables.get("PORT").toString()));
    assertEquals(api, Long.parseLong(variables.get("API_PORT").toString()));
    assertEquals(api, Long.parseLong(variables.get("VITE_API_PORT").toString()));
  }

  @Test
  void whatTheUserHasSetIsAskedForAndSaid() {
    int api = FreePort.in(8001, 8099);
    Result result = styxy.with("API_PORT", Integer.toString(api)).run("env");
    int web = styxy.run("allocate", "dev", "-n", "web").port();
    assertEquals(
        "export PORT=W\nexport API_PORT=A\nexport VITE_API_PORT=A\n"
            .replace("=W", "=" + web)
            .replace("=A", "=" + api),
        result.out());
    assertTrue(result.err().contains("API_PORT=" + api + " is set already"), result.err());
    Result refused = styxy.with("PORT", "4242").run("env");
    assertTrue(refused.out().contains("PORT=" + web + "\n"), refused.all());
    assertTrue(refused.err().contains("so 4242 was not granted"), refused.err());
  }

  /** A shell brings the port along that another project's name had and has given back. */
  @Test
  void whatIsPrintedIsLeasedThoughAnOldPortIsSet() {
    int old = FreePort.ofDev();
    assertEquals(
        old, styxy.run("allocate", "dev", "-n", "other", "-p", Integer.toString(old)).port());
    assertEquals(0, styxy.run("release", "other").status());
    Result result = styxy.with("PORT", Integer.toString(old)).run("env", "web");
    assertTrue(!result.out().contains("=" + old + "\n"), result.all());
    String port = result.out().strip().replaceAll("\\D", "");
    assertTrue(styxy.run("list").out().contains(port), result.all());
    assertTrue(result.err().contains("PORT=" + old + " was given to dev/other"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json", "--format=json", "--format=fish"})
  void aValueThatIsNoPortIsNeverRepeated(String spelling) {
    List<String> words = new ArrayList<>(List.of("env"));
    words.addAll(spelling.isEmpty() ? List.of() : List.of(spelling));
    InstalledTool set = styxy.with("PORT", "s3cret").with("API_PORT", "314159");
    Result result = set.run(words.toArray(new String[0]));
    assertEquals(0, result.status(), result.all());
    assertFalse(result.all().contains("s3cret") || result.all().contains("314159"), result.all());
    assertTrue(result.all().contains("API_PORT is set already, not to a port"), result.all());
  }

  @Test
  void tenProjectsWithFiveServicesAtOnceHaveFiftyPorts() throws IOException {
    List<Process> all = new ArrayList<>();
    List<String> words =
        List.of(
            InstalledTool.launcher(), "env", "--owner", "none", "--json", "--lock-timeout", "100s");
    for (int i = 0; i < 10; i++) {
      Path folder = Files.createDirectory(home.resolve("project" + i));
      String services =
          String.join(
              ",",
              IntStream.range(0, 5)
                  .mapToObj(
                      n -> "\"s" + n + "\": {\"type\": \"dev\", \"env\": \"P" + n + "_PORT\"}")
                  .toList());
      Files.writeString(folder.resolve(".styxy.json"), "{\"services\": {" + services + "}}");
      all.add(styxy.in(folder).start(words));
    }
    Set<Object> ports = new HashSet<>();
    for (Process one : all) {
      Result result = InstalledTool.finish(one);
      assertEquals(0, result.status(), result.all());
      ports.addAll(((Map<?, ?>) Json.object(result.out()).get("variables")).values());
    }
    assertEquals(50, ports.size());
  }

  @Test
  void fourThatWriteANewFileAtOnceAllSucceed() throws IOException {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> words = List.of(InstalledTool.launcher(), "env", "--write", ".env", "--owner");
      List<String> own = new ArrayList<>(words);
      own.addAll(List.of("none", "--format", i % 2 == 0 ? "dotenv" : "sh"));
      all.add(styxy.start(own));
    }
    for (Process one : all) {
      Result result = InstalledTool.finish(one);
      assertEquals(0, result.status(), result.all());
    }
    assertTrue(content(".env").contains("API_PORT="), content(".env"));
    try (var names = Files.list(project)) {
      assertTrue(names.noneMatch(name -> name.getFileName().toString().startsWith(".styxy-")));
    }
  }

  @Test
  void aGroupThatCannotBeHadWholeLeavesNothingBehind() throws IOException {
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"service_types\": {\"tiny\": {\"port_range\": [3950, 3950], \"preferred_ports\": []}},"
            + " \"services\": {\"web\": {\"type\": \"dev\", \"env\": \"A_PORT\"},"
            + " \"one\": {\"type\": \"tiny\", \"env\": \"B_PORT\"},"
            + " \"two\": {\"type\": \"tiny\", \"env\": \"C_PORT\"}}}");
    Result result = styxy.run("env");
    assertEquals(3, result.status(), result.all());
    assertEquals("", result.out());
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void aBlockIsKeptAndNothingElseIsTouched() throws IOException {
    byte[] mine = {'A', '=', '1', '\r', '\n', (byte) 0xff, 0, '\n', 'B', '=', '"', '2', '"'};
    Path file = Files.write(project.resolve(".env"), mine);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(0, styxy.run("env", "--write", ".env").status());
    byte[] written = Files.readAllBytes(file);
    assertArrayEquals(mine, java.util.Arrays.copyOf(written, mine.length));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Object before = Files.getAttribute(file, "unix:ino");
    assertEquals(0, styxy.run("env", "--write", ".env").status());
    assertArrayEquals(written, Files.readAllBytes(file));
    assertEquals(before, Files.getAttribute(file, "unix:ino"), "written again for nothing");
    try (var names = Files.list(project)) {
      assertEquals(2, names.count());
    }
  }

  @Test
  void whatTheFileSetsItselfIsNotSetAgain() throws IOException {
    int port = FreePort.in(4001, 4099);
    String own = "PORT=" + port;
    Files.writeString(project.resolve(".env"), own + "\n");
    assertEquals(0, styxy.run("env", "--write", ".env").status());
    String written = content(".env").replace("API_PORT", "API");
    assertEquals(List.of(own), written.lines().filter(l -> l.contains("PORT=")).toList());
    assertTrue(styxy.run("list").out().contains("" + port));
  }

  @Test
  void aFileThatIsNotFitIsLeftAloneAndNothingIsAllocated() throws IOException {
    Path target = Files.writeString(project.resolve("real"), "A=1\n");
    Files.createSymbolicLink(project.resolve("link"), target);
    Files.writeString(project.resolve("half"), "# >>> styxy >>>\nPORT=1\n");
    Path readOnly = Files.writeString(project.resolve("read-only"), "A=1\n");
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    Files.createDirectory(project.resolve("folder"));
    Map<String, Integer> statuses =
        Map.of("link", 7, "half", 6, "read-only", 7, "folder", 7, "no/such/folder", 7);
    statuses.forEach(
        (name, status) -> {
          Result result = styxy.run("env", "--write", name);
          assertEquals(status, result.status(), name + ": " + result.all());
          assertTrue(result.err().contains(name), result.err());
        });
    assertEquals("A=1\n", content("real"));
    assertEquals("# >>> styxy >>>\nPORT=1\n", content("half"));
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void aVariableThatProgramsObeyIsNoneOfTheProjectsButForTheUsersLeave() throws IOException {
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"LESSKEYIN\"}}}");
    for (List<String> words :
        List.of(
            List.of("env"),
            List.of("env", "--write", ".env"),
            List.of("run", "web", "--", "env"))) {
      Result refused = styxy.run(words.toArray(String[]::new));
      assertEquals(6, refused.status(), refused.all());
      assertTrue(refused.err().contains("\"env_allow\": [\"LESSKEYIN\"] in "), refused.err());
    }
    assertEquals(0, styxy.run("list").status());
    assertEquals(6, styxy.run("config", "validate").status());
    Result typed = styxy.run("run", "--env", "LISTEN", "web", "--", "sh", "-c", "echo $LISTEN");
    assertEquals(0, typed.status(), typed.all());
    Path config = home.resolve("state").resolve("config.json");
    Files.createDirectories(config.getParent());
    Files.writeString(config, "{\"env_allow\": [\"LESSKEYIN\"]}");
    assertEquals(typed.out(), styxy.run("run", "web", "--", "sh", "-c", "echo $LESSKEYIN").out());
  }

  @Test
  void badInputIsSaid() throws IOException {
    assertEquals(2, styxy.run("env", "--format", "xml").status());
    assertEquals(2, styxy.run("env", "--format", "json", "--write", "x").status());
    assertEquals(1, styxy.run("env", "nope").status());
    Files.writeString(project.resolve(".styxy.json"), "{\"services\": {\n  \"web\" 1}}");
    Result broken = styxy.run("env");
    assertEquals(6, broken.status());
    assertTrue(broken.err().contains(".styxy.json:2:"), broken.err());
    Files.delete(project.resolve(".styxy.json"));
    Result none = styxy.run("env");
    assertEquals(1, none.status());
    assertTrue(none.err().contains("services"), none.err());
  }

  /** In a recipe of make, for the service that is its target; prints its name and port. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo $@ $$(styxy allocate dev -n $@ --lock-timeout 100s)",
        "styxy run -n $@ --lock-timeout 100s -- sh -c 'echo $@ $$PORT'"
      })
  void parallelRecipesHaveTheSamePortsAtEachRun(String recipe) throws IOException {
    Needs.program("make");
    List<String> names = IntStream.range(0, 8).mapToObj(i -> "s" + i).toList();
    Files.writeString(
        project.resolve("Makefile"),
        "all: %1$s\n%1$s:\n\t@%2$s\n".formatted(String.join(" ", names), recipe));
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      Result result = styxy.runCommand("make", "-j8");
      assertEquals(0, result.status(), result.all());
      seen.add(result.out().lines().sorted().toList());
    }
    assertEquals(1, seen.size(), seen.toString());
    List<String> lines = seen.iterator().next();
    assertEquals(names, lines.stream().map(line -> line.split(" ")[0]).toList());
    assertEquals(8, lines.stream().map(line -> line.split(" ")[1]).distinct().count());
  }
}
