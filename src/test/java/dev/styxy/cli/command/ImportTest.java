package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.ConfigCliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.IsoTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code styxy import}. */
class ImportTest extends ConfigCliScene {
  private static final String LOCK_ID = "9d51c5a5-9b0c-4a3e-8f43-0d1f6f0f0001";
  private static final long SERVER = 4000;

  @TempDir Path original;

  private Result importIt(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "import";
    words[1] = original.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return styxy(words);
  }

  private void state(String allocations) {
    write(
        original.resolve("daemon.state"),
        "{\"instances\": [], \"allocations\": " + allocations + "}");
  }

  private String allocation(int port, String name, long ageMinutes) {
    String at = IsoTime.of(clock.now().wallMillis() - ageMinutes * 60_000);
    return "{\"port\": "
        + port
        + ", \"lock_id\": \""
        + LOCK_ID.replace("0001", "" + port)
        + "\", \"process_id\": 1, \"service_type\": \"dev\", \"service_name\": \""
        + name
        + "\", \"project_path\": \"/nowhere/app\", \"instance_id\": \"session\","
        + " \"allocated_at\": \""
        + at
        + "\"}";
  }

  @Test
  void whatIsInUseComesAlongHoweverOldItIs() {
    processes.start(SERVER, FakeHost.BASH, FakeHost.BASH, "node");
    ports.listen(3000, SERVER);
    state("[" + allocation(3000, "web", 6000) + "]");
    Result result = importIt("--json");
    assertEquals(0, result.status());
    assertEquals(3000L, result.objects("imported").get(0).get("port"));
    var web = store.state().allocations().get(0);
    assertEquals(LOCK_ID.replace("0001", "3000"), web.lockId());
    assertEquals("session", web.instance());
    assertEquals(SERVER, web.owner().orElseThrow().pid());
  }

  @Test
  void whatIsStaleIsNamedAndLeftBehind() {
    state("[" + allocation(3000, "web", 60) + "," + allocation(3001, "young", 10) + "]");
    Result result = importIt();
    assertEquals(List.of(3001), store.state().allocations().stream().map(a -> a.port()).toList());
    assertTrue(
        result.out().contains("stale: nothing is bound to it, allocated 1h ago"), result.out());
    assertTrue(result.err().contains("1 of 2 allocations imported"), result.err());
  }

  @Test
  void aYoungOneKeepsTheRestOfItsLease() {
    state("[" + allocation(3001, "young", 10) + "]");
    importIt();
    clock.forwardMinutes(21);
    assertEquals(List.of(), styxy("list", "--json").objects("allocations"));
  }

  @Test
  void theOlderShapesAreReadToo() {
    String camel =
        "{\"lockId\": \"nonsense\", \"serviceType\": \"api\", \"serviceName\": \"unnamed-service\","
            + " \"allocatedAt\": \""
            + IsoTime.of(clock.now().wallMillis())
            + "\"}";
    state("{\"8000\": " + camel + ", \"nine\": {}, \"70000\": " + camel + "}");
    Result result = importIt("--json");
    assertEquals(8000L, result.objects("imported").get(0).get("port"));
    assertEquals(null, result.objects("imported").get(0).get("service_name"));
    assertEquals(project.toString(), result.objects("imported").get(0).get("project_path"));
    assertEquals(2, ((List<?>) result.json().get("unreadable")).size());
  }

  private String odd(int port, String key, String text) {
    return allocation(port, "odd", 1)
        .replaceFirst("\"" + key + "\": \"[^\"]*\"", "\"" + key + "\": \"" + text + "\"");
  }

  @Test
  void whatCannotBeIsNamedAndTheRestIsTakenOver() {
    List<String> rows =
        List.of(
            odd(3001, "allocated_at", "+1000000000-01-01T00:00:00Z"),
            odd(3002, "allocated_at", "-1000000000-12-31T23:59:59Z"),
            odd(3003, "allocated_at", "1969-12-31T23:59:59Z"),
            odd(3004, "project_path", "/a\\\\u0000b"),
            odd(3005, "project_path", "/" + "a".repeat(4096)),
            odd(3006, "project_path", "/\\\\ud800"),
            allocation(3000, "web", 1));
    state("[\n" + String.join(",\n", rows) + "]");
    Result result = importIt("--json");
    assertEquals(0, result.status(), result.out());
    assertEquals(List.of(3000), store.state().allocations().stream().map(a -> a.port()).toList());
    List<?> odd = (List<?>) result.json().get("unreadable");
    assertEquals(6, odd.size(), odd.toString());
    assertEquals(
        "line 2: port 3001: its time is out of range: +1000000000-01-01T00:00:00Z", odd.get(0));
    assertEquals("line 5: port 3004: its project is not a valid path", odd.get(3));
  }

  @Test
  void aPortThatIsAllocatedAlreadyIsLeftBehind() {
    styxy("allocate", "dev");
    state("[" + allocation(3000, "web", 1) + "]");
    String reason = importIt("--json").objects("skipped").get(0).get("reason").toString();
    assertTrue(reason.startsWith("the port is allocated to dev"), reason);
  }

  @Test
  void aDryRunChangesNothing() {
    write(original.resolve("config.json"), "{\"ttl\": \"1h\"}");
    state("[" + allocation(3000, "web", 1) + "]");
    assertTrue(importIt("--dry-run").err().contains("1 of 1 allocation would be imported"));
    assertEquals(0, store.saves());
    assertFalse(Files.exists(userFile()));
  }

  @Test
  void theConfigurationIsCopiedAndCounts() throws Exception {
    write(original.resolve("config.json"), "{\"ttl\": \"1h\", \"listen_port\": 9876}");
    assertEquals("taken", importIt("--json").json().get("config"));
    assertEquals("{\"ttl\": \"1h\", \"listen_port\": 9876}", Files.readString(userFile()));
    assertEquals(3600L, styxy("allocate", "dev", "--json").json().get("ttl_seconds"));
  }

  @Test
  void aConfigurationOfOnesOwnStays() throws Exception {
    user("{}");
    write(original.resolve("config.json"), "{\"ttl\": \"1h\"}");
    assertEquals("kept", importIt("--json").json().get("config"));
    assertEquals("{}", Files.readString(userFile()));
  }

  @Test
  void aConfigurationWithErrorsIsRefused() {
    write(original.resolve("config.json"), "{\"tll\": 1}");
    assertRefused(6, "config_invalid", "import", original.toString());
    assertFalse(Files.exists(userFile()));
  }

  @Test
  void nothingToImportIsNo() {
    assertRefused(1, "not_found", "import", original.toString());
    assertRefused(2, "usage", "import", "/does/not/exist");
  }

  @Test
  void aBrokenStateIsRefusedWithItsPlace() {
    state("[");
    assertRefused(6, "state_damaged", "import", original.toString());
    assertTrue(importIt().err().contains("daemon.state:1:"), importIt().err());
  }

  @Test
  void homeIsWhereItIsLookedFor() throws Exception {
    environment.put("HOME", home.toString());
    Files.createDirectory(home.resolve(".styxy"));
    write(home.resolve(".styxy/config.json"), "{}");
    assertEquals(0, styxy("import").status());
  }

  @Test
  void aDryRunRefusesWhatImportRefuses() {
    write(original.resolve("config.json"), "{\"tll\": \"1h\"}");
    state("[]");
    for (String[] options : new String[][] {{"--dry-run"}, {}}) {
      Result refused = importIt(options);
      assertEquals(6, refused.status(), refused.err());
      assertTrue(refused.err().contains("config.json:1:2: tll: "), refused.err());
      assertFalse(Files.exists(userFile()));
    }
  }

  @Test
  void aDryRunJudgesByTheRulesThatWouldCount() {
    write(original.resolve("config.json"), "{\"ttl\": \"2h\"}");
    state("[" + allocation(3000, "web", 60) + "]");
    assertTrue(importIt("--dry-run").err().contains("1 of 1 allocation would be imported"));
    assertTrue(importIt().err().contains("1 of 1 allocation imported"));
  }

  @Test
  void aProjectsFileWithAnErrorIsFoundBeforeAnythingIsCopied() {
    write(original.resolve("config.json"), "{}");
    project("{\"tll\": 1}");
    assertEquals(6, importIt().status());
    assertFalse(Files.exists(userFile()));
  }

  @Test
  void aDirectoryThatDoesNotExistIsNoProject() {
    assertEquals(
        "styxy: the directory '/nope' does not exist or cannot be entered\n",
        styxy("import", "/nope").err());
    assertRefused(2, "usage", "import", "/nope");
  }
}
