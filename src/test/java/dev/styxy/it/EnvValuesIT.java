package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.PrivateDirectory;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values arrive as they were written, whatever is in them, and nothing in them is ever run. */
class EnvValuesIT {
  private static final List<String> HOSTILE =
      List.of(
          "`touch pwned`",
          "$(touch pwned)",
          "';touch pwned;'",
          "\";touch pwned;\"",
          "'\\''$(touch pwned)'",
          "a'b",
          "a\"b",
          "a\\",
          "\\",
          "\\'",
          "#x",
          "a #b",
          "a\\#b",
          "a\\\\#b",
          "#",
          "!!",
          "!x",
          "%s %PATH%",
          "é 漢 😀",
          "-rf",
          "--",
          "~/x",
          " lead",
          "trail ",
          " ",
          "$HOME ${HOME} $$ $",
          "$(shell touch pwned)",
          "${shell touch pwned}",
          "$(eval X=1)",
          "*",
          "{a,b}",
          "=ls",
          "x;touch pwned",
          "x&touch pwned",
          "x|touch pwned",
          ">pwned",
          "endef",
          "{\"a\": 1}",
          "{{port}}",
          "\\n",
          "a:b",
          "");

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() throws IOException {
    styxy = new InstalledTool(home.resolve("state"), project);
    PrivateDirectory.make(home.resolve("state"));
  }

  /** Whoever owns the ports must not be the shell of a moment. */
  private Result lasting(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--owner", "none"));
    return styxy.run(all.toArray(String[]::new));
  }

  private Map<String, String> write(List<String> values) throws IOException {
    Map<String, String> named = new LinkedHashMap<>();
    for (String value : values) {
      named.put("V" + named.size(), value);
    }
    String names =
        named.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    Files.writeString(home.resolve("state/config.json"), "{\"env_allow\": [" + names + "]}");
    String fields =
        named.entrySet().stream()
            .map(entry -> '"' + entry.getKey() + "\": \"" + escaped(entry.getValue()) + '"')
            .collect(Collectors.joining(","));
    project(
        "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": {\"PORT\": \"{port}\","
            + fields
            + "}}}}");
    return named;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void project(String text) throws IOException {
    Files.writeString(project.resolve(".styxy.json"), text);
  }

  /** What the variables are in a process that was started after {@code before}. */
  private String seen(String... command) {
    Result result = styxy.runCommand(command);
    assertEquals(0, result.status(), result.all());
    assertFalse(Files.exists(project.resolve("pwned")), String.join(" ", command));
    return result.out();
  }

  private static String expected(Map<String, String> values) {
    return values.values().stream().map(value -> "<" + value + ">\n").collect(Collectors.joining());
  }

  private static String print(Map<String, String> values) {
    return "printf '<%s>\\n' "
        + values.keySet().stream()
            .map(name -> "\"$" + name + "\"")
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash", "zsh"})
  void aShellSeesThem(String shell) throws IOException {
    if (!shell.equals("sh")) {
      Needs.program(shell);
    }
    Map<String, String> values = write(HOSTILE);
    String script = "eval \"$(styxy env --owner none)\"; " + print(values);
    assertEquals(expected(values), seen(shell, "-c", script));
  }

  @Test
  void fishSeesThem() throws IOException {
    Needs.program("fish");
    Map<String, String> values = write(HOSTILE);
    String script = "styxy env --owner none --format fish | source; " + print(values);
    assertEquals(expected(values), seen("fish", "-c", script));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?=", ":="})
  void whatMakeStartsSeesThem(String assignment) throws IOException {
    Needs.program("make");
    Map<String, String> values = write(HOSTILE);
    Result lines = lasting("env", "--format", "make");
    assertEquals(0, lines.status(), lines.all());
    Files.writeString(
        project.resolve("ports.mk"), lines.out().replace(" ?= ", " " + assignment + " "));
    Files.writeString(project.resolve("print.sh"), print(values));
    Files.writeString(project.resolve("Makefile"), "include ports.mk\nall:\n\t@sh print.sh\n");
    assertEquals(expected(values), seen("make", "-s"));
  }

  @Test
  void theCommandOfRunSeesThem() throws IOException {
    Map<String, String> values = write(HOSTILE);
    assertEquals(
        expected(values),
        seen(InstalledTool.launcher(), "run", "web", "--", "sh", "-c", print(values)));
  }

  @Test
  void aShellThatReadsTheEnvFileSeesThem() throws IOException {
    List<String> writable =
        HOSTILE.stream()
            .filter(value -> value.indexOf('\\') < 0)
            .filter(value -> value.indexOf('\'') < 0 || !value.matches(".*[\"$`!].*"))
            .toList();
    Map<String, String> values = write(writable);
    Result written = lasting("env", "--write", ".env");
    assertEquals(0, written.status(), written.all());
    assertEquals(expected(values), seen("sh", "-c", "set -a; . ./.env; " + print(values)));
    assertTrue(lasting("env", "--write", ".env").err().contains("nothing to change"));
  }

  @Test
  void aValueThatEnvFilesCannotHaveIsRefusedBeforeAnythingIsAllocated() throws IOException {
    write(List.of("it's \"$(id)\""));
    Result refused = styxy.run("env", "--write", ".env");
    assertEquals(6, refused.status(), refused.all());
    assertTrue(refused.err().contains("V0 has a value"), refused.err());
    assertFalse(Files.exists(project.resolve(".env")));
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void jsonHasThem() throws IOException {
    Map<String, String> values = write(HOSTILE);
    Map<String, Object> read =
        new LinkedHashMap<>(Json.object(lasting("env", "--format", "json").out()));
    read.remove("PORT");
    assertEquals(values, read);
  }

  private static final String SHOP =
      "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": {\"PORT\": \"{port}\","
          + " \"API_URL\": \"http://localhost:{port:api}/v1\"}},"
          + " \"api\": {\"type\": \"api\", \"env\": {\"API_PORT\": \"{port}\","
          + " \"DATABASE_URL\": \"postgres://localhost:{port:db}/shop_{id}\"}},"
          + " \"db\": {\"type\": \"database\"}}}";

  @Test
  void aCommandHasTheVariablesOfTheOtherServicesAndTheirPortsAreLeased() throws IOException {
    project(SHOP);
    String script = "echo $PORT $API_PORT $API_URL $DATABASE_URL $DB_PORT; styxy list --json";
    Result result = styxy.run("run", "web", "--", "sh", "-c", script);
    assertEquals(0, result.status(), result.all());
    String[] words = result.out().lines().findFirst().orElseThrow().split(" ");
    assertEquals("http://localhost:" + words[1] + "/v1", words[2]);
    assertTrue(
        words[3].matches("postgres://localhost:" + words[4] + "/shop_[a-z][a-z0-9]{10,20}"),
        words[3]);
    for (int port : new int[] {0, 1, 4}) {
      assertTrue(result.out().contains("\"port\":" + words[port] + ","), result.out());
    }
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void portIsTheCommandsOwnThoughASiblingHasAVariableOfThatName() throws IOException {
    project(SHOP);
    String script = "echo $PORT $API_PORT; echo $STYXY_PORT $STYXY_PORT";
    InstalledTool leftover = styxy.with("PORT", "3000");
    List<String> api = leftover.run("run", "api", "--", "sh", "-c", script).out().lines().toList();
    assertEquals(api.get(1), api.get(0));
    List<String> web = styxy.run("run", "web", "--", "sh", "-c", script).out().lines().toList();
    assertTrue(web.get(0).startsWith(web.get(1).split(" ")[0] + " "), web.toString());
    assertFalse(web.get(0).equals(web.get(1)), web.toString());
  }

  @Test
  void anotherServiceOfTheGroupCanBeRunBesideIt() throws IOException {
    project(SHOP);
    try (Started web = Started.run(styxy, "web", "--", "sleep", "600")) {
      int port = web.port("api");
      assertEquals(port + "\n", styxy.run("run", "api", "--", "sh", "-c", "echo $API_PORT").out());
      assertEquals(4, styxy.run("run", "web", "--", "true").status());
    }
  }

  @Test
  void aGroupThatCannotBeHadWholeStartsNothing() throws IOException {
    project(
        "{\"service_types\": {\"tiny\": {\"port_range\": [3951, 3951], \"preferred_ports\": []}},"
            + " \"services\": {\"web\": {\"type\": \"dev\"}, \"a\": {\"type\": \"tiny\"},"
            + " \"b\": {\"type\": \"tiny\"}}}");
    Result result = styxy.run("run", "web", "--", "touch", "started");
    assertEquals(3, result.status(), result.all());
    assertFalse(Files.exists(project.resolve("started")));
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void typedVariablesAreAllThatACommandGets() throws IOException {
    project(SHOP);
    assertEquals(
        "none\n",
        styxy.run("run", "web", "--env", "X", "--", "sh", "-c", "echo ${API_URL-none}").out());
    assertTrue(styxy.run("run", "web", "--", "sh", "-c", "echo $API_URL").out().startsWith("http"));
  }

  @Test
  void wordsOfTheCommandNameOtherServices() throws IOException {
    project(SHOP);
    int api = lasting("allocate", "api").port();
    Result result =
        styxy.run(
            "run",
            "-n",
            "docs",
            "--",
            "echo",
            "http://h:{port:api}/",
            "{project}",
            "{{port}}",
            "{port:1}",
            "{x}");
    assertEquals(
        "http://h:" + api + "/ " + project.toRealPath() + " {{port}} {port:1} {x}\n", result.out());
    Result mistyped = styxy.run("run", "web", "--", "echo", "{port:apo}");
    assertEquals(1, mistyped.status(), mistyped.all());
    assertTrue(mistyped.err().contains("did you mean {port:api}?"), mistyped.err());
    Files.delete(project.resolve(".styxy.json"));
    assertEquals("{port:apo}\n", styxy.run("run", "--", "echo", "{port:apo}").out());
  }

  @Test
  void whatTheShellHasChosenStays() throws IOException {
    project(SHOP);
    InstalledTool chosen = styxy.with("API_URL", "https://staging.example");
    Result result = chosen.run("run", "web", "--", "sh", "-c", "echo $API_URL");
    assertEquals("https://staging.example\n", result.out());
    assertTrue(result.err().contains("API_URL is set already"), result.err());
  }

  private static final String ENV_FILE =
      "# of the tests ${API_PORT}\r\nURL=\"http://h:${API_PORT:-8000}/\" # x\n"
          + "Q='${API_PORT}'\nE=$(touch pwned)\nD=${NOWHERE:-d}";

  @Test
  void aFileIsExpandedAndNothingElseInItChanges() throws IOException {
    project(SHOP);
    Files.writeString(project.resolve(".env.test"), ENV_FILE);
    Result result = lasting("env", "--from", ".env.test");
    int api = lasting("allocate", "api").port();
    assertEquals(
        ENV_FILE.replace("${API_PORT:-8000}", "" + api).replace("${NOWHERE:-d}", "d"),
        result.out(),
        result.all());
    String quoted =
        "eval \"$(styxy env --owner none --from .env.test --format sh)\"; echo \"$URL $Q $E\"";
    assertEquals("http://h:" + api + "/ ${API_PORT} $(touch pwned)\n", seen("sh", "-c", quoted));
    Result command =
        styxy.run(
            "run", "-n", "e2e", "--from", ".env.test", "--", "sh", "-c", "echo $URL $D $PORT");
    assertTrue(command.out().startsWith("http://h:" + api + "/ d 3"), command.all());
    assertEquals(0, lasting("env", "--from", ".env.test", "--write", ".env.local").status());
    String written = Files.readString(project.resolve(".env.local"));
    assertTrue(written.contains("\nURL=\"http://h:" + api + "/\" # x\n"), written);
    assertFalse(Files.exists(project.resolve("pwned")));
  }

  @ParameterizedTest
  @CsvSource({
    "--from no-such,1",
    "--from .,7",
    "--from pipe,7",
    "--from binary,6",
    "--from .env.test web,2",
    "--from .env.test --write .env.test,2",
    "--from .env.test --format json --write x,2",
    "--from lines --format docker,6",
    "--from block --write x,6"
  })
  void aFileThatIsNotFitIsSaid(String words, int status) throws IOException {
    Files.writeString(project.resolve(".env.test"), ENV_FILE);
    Files.write(project.resolve("binary"), new byte[] {'A', '=', (byte) 0xff});
    Files.writeString(project.resolve("lines"), "A=\"x\ny\"\n");
    Files.writeString(project.resolve("block"), "# >>> styxy >>>\nA=1\n# <<< styxy <<<\n");
    styxy.runCommand("mkfifo", project.resolve("pipe").toString());
    Result result = styxy.run(("env " + words).split(" "));
    assertEquals(status, result.status(), result.all());
    assertEquals("", result.out());
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void aFileThatIsALinkOrReadOnlyIsReadAllTheSame() throws IOException {
    Path real = Files.writeString(home.resolve("shared.env"), "A=1\n");
    assertTrue(real.toFile().setReadOnly());
    Files.createSymbolicLink(project.resolve(".env"), real);
    assertEquals("A=1\n", styxy.run("env", "--from", ".env").out());
  }

  @Test
  void aLaunchersPortsAreAskedForFirst() {
    int port = FreePort.in(4001, 4099);
    InstalledTool launched = styxy.with("PORT", Integer.toString(port));
    assertEquals(port, launched.run("allocate", "dev", "-n", "web", "--owner", "none").port());
    Result other = launched.run("run", "-n", "docs", "--", "sh", "-c", "echo $PORT");
    assertFalse(other.out().equals(port + "\n"), other.all());
    assertEquals("", other.err());
  }

  @Test
  void theSessionIsKnownByWhatItsServerWasStartedWith() {
    InstalledTool launched =
        styxy.with("TMUX_PANE", "%42").with("SSH_CONNECTION", "192.0.2.7 5 192.0.2.1 22");
    try (Started web = Started.run(launched, "-n", "web", "--", "sleep", "600")) {
      assertTrue(web.port("web") > 0);
      Deadline.await(() -> web.process().info().command().orElse("").endsWith("sleep"));
      // A process that has just become another program has no environment for a moment.
      Deadline.await(() -> hasEnvironment(web.pid()));
      Map<?, ?> one =
          (Map<?, ?>)
              Json.objects(Json.object(styxy.run("instances", "--json").out()), "instances").get(0);
      Map<?, ?> session = (Map<?, ?>) one.get("session");
      assertEquals("%42", session.get("tmux_pane"));
      assertEquals("192.0.2.7", session.get("ssh_client"));
      Result table = styxy.run("instances");
      assertTrue(table.out().contains("tmux %42, ssh from 192.0.2.7"), table.all());
      String id = one.get("instance_id").toString();
      assertEquals(0, styxy.run("release", "--instance", id).status());
      assertEquals("", styxy.run("list").out());
    }
  }

  private static boolean hasEnvironment(long pid) {
    try {
      return Files.readAllBytes(Path.of("/proc/" + pid + "/environ")).length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
