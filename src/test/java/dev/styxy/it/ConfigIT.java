package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service types and configuration, as the installed tool has them. */
class ConfigIT {
  private static final int INVOCATIONS = 20;
  private static final int GAP = 10;
  private static final String PATIENTLY = "100s";

  @TempDir Path root;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void makeAHome() throws IOException {
    Path home = Files.createDirectory(root.resolve("home"));
    Files.setPosixFilePermissions(
        home, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    styxy = new InstalledTool(home, project);
  }

  private void user(String text) throws IOException {
    Files.writeString(styxy.home().resolve("config.json"), text);
  }

  private Process start(InstalledTool tool, String... words) {
    List<String> command = new ArrayList<>(List.of(InstalledTool.launcher(), "allocate"));
    command.addAll(List.of(words));
    command.addAll(List.of("--json", "--lock-timeout", PATIENTLY));
    return tool.start(command);
  }

  private static List<Map<String, Object>> finish(List<Process> running) {
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Process process : running) {
      InstalledTool.Result result = InstalledTool.finish(process);
      assertEquals(0, result.status(), result.all());
      answers.add(Json.object(result.out()));
    }
    return answers;
  }

  /** Asks for all types at once; returns the first port of each one's range, by type. */
  private Map<String, Integer> rangesOfUnknownTypes() {
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      running.add(start(styxy, "service" + i));
    }
    Map<String, Integer> firsts = new TreeMap<>();
    for (Map<String, Object> answer : finish(running)) {
      List<?> range = (List<?>) answer.get("allocated_range");
      int first = ((Number) range.get(0)).intValue();
      assertEquals(first + 9, ((Number) range.get(1)).intValue());
      firsts.put(answer.get("service_type").toString(), first);
    }
    return firsts;
  }

  @Test
  void twentyUnknownTypesAtOnceGetTwentyRangesWithGapsForGood() {
    Map<String, Integer> firsts = rangesOfUnknownTypes();
    assertEquals(INVOCATIONS, firsts.size());
    TreeSet<Integer> ordered = new TreeSet<>(firsts.values());
    assertEquals(INVOCATIONS, ordered.size());
    assertEquals(11510, ordered.first());
    int before = ordered.pollFirst();
    for (int first : ordered) {
      assertTrue(first - (before + 9) - 1 >= GAP, before + " and " + first);
      before = first;
    }
    assertEquals(firsts, rangesOfUnknownTypes());
  }

  @Test
  void twentyProjectsAtOnceGetOneSingleInstance() throws IOException {
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      Path directory = Files.createDirectory(project.resolve("project" + i));
      running.add(start(styxy.in(directory), "ai", "-n", "rag"));
    }
    TreeSet<Object> ports = new TreeSet<>();
    int fresh = 0;
    for (Map<String, Object> answer : finish(running)) {
      ports.add(((Number) answer.get("port")).intValue());
      fresh += Boolean.FALSE.equals(answer.get("existing")) ? 1 : 0;
    }
    assertEquals(1, ports.size(), ports.toString());
    assertEquals(1, fresh);
  }

  @Test
  void theOriginalsPortConfigurationCountsUnchanged() throws IOException {
    try (var in = getClass().getResourceAsStream("/dev/styxy/config/original-ports.json")) {
      Files.write(styxy.home().resolve("config.json"), in.readAllBytes());
    }
    InstalledTool.Result types = styxy.run("config", "types", "--json");
    assertEquals(0, types.status(), types.all());
    List<Map<String, Object>> all = Json.objects(Json.object(types.out()), "types");
    assertEquals(17, all.size());
    assertEquals("The original's dev", all.get(0).get("description"));
    assertEquals(0, styxy.run("config", "validate").status());
    assertTrue(styxy.run("allocate", "dev").port() >= 3000);
  }

  private Object lockIdOfWeb() {
    InstalledTool.Result web = styxy.run("allocate", "dev", "-n", "web", "--json");
    assertEquals(0, web.status(), web.all());
    return Json.object(web.out()).get("lock_id");
  }

  @Test
  void aConfigurationErrorNamesItsPlaceAndLosesNothing() throws IOException {
    Object lockId = lockIdOfWeb();
    String before = StateFiles.read(styxy.home(), "state.json");
    user("{\n  \"service_types\": {\"dev\": {\"prot_range\": [1, 2]}}\n}\n");
    for (String command : List.of("list", "release", "cleanup")) {
      InstalledTool.Result refused =
          command.equals("release") ? styxy.run(command, "web") : styxy.run(command);
      assertEquals(6, refused.status(), refused.all());
      assertTrue(
          refused.err().contains("config.json:2:29: service_types.dev.prot_range"), refused.all());
      assertTrue(refused.err().contains("did you mean \"port_range\"?"), refused.all());
      assertFalse(refused.err().contains("\tat "), refused.all());
      assertEquals(before, StateFiles.read(styxy.home(), "state.json"));
    }
    user("{}");
    assertEquals(lockId, lockIdOfWeb());
  }

  @Test
  void theProjectsFileLiesOverTheUsers() throws IOException {
    user("{\"exclude\": [\"3000-3050\"]}");
    assertTrue(styxy.run("allocate", "dev").port() > 3050);
    Files.writeString(project.resolve(".styxy.json"), "{\"exclude\": [\"3051-3070\"]}");
    assertTrue(styxy.run("allocate", "dev").port() > 3070);
  }

  @Test
  void theConfiguredLockTimeoutCounts() throws IOException {
    user("{\"lock_timeout\": \"nonsense\"}");
    assertEquals(6, styxy.run("list").status());
    user("{\"lock_timeout\": \"1s\"}");
    assertEquals(0, styxy.run("list").status());
    Path lock = StateFiles.find(styxy.home(), "state.lock");
    try (FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      held.lock();
      InstalledTool.Result refused = styxy.run("list");
      assertEquals(5, refused.status(), refused.all());
      assertTrue(refused.err().contains("acquired within 1 s:"), refused.all());
    }
    assertEquals(0, styxy.run("list").status());
  }
}
