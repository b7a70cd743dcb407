package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several projects want one port, with real processes. */
class TakeIT {
  @TempDir Path temporary;
  private InstalledTool holder;
  private String port;

  @BeforeEach
  void prepare() throws IOException {
    holder = project("holder");
    port = Integer.toString(FreePort.ofDev());
  }

  private InstalledTool project(String name) throws IOException {
    Path directory = Files.createDirectories(temporary.resolve(name));
    return new InstalledTool(temporary.resolve("state"), directory);
  }

  private void hold() {
    Result held =
        holder.run("allocate", "dev", "-n", "web", "-p", port, "--exact", "--owner", "none");
    assertEquals(0, held.status(), held.all());
  }

  private Process taker(String name, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(InstalledTool.launcher(), "take", port, "--owner", "none"));
    command.addAll(List.of("-n", name, "--wait", "100s"));
    command.addAll(List.of(more));
    return project(name).start(command);
  }

  private Map<String, Object> check() {
    return Json.object(holder.run("check", port, "--json").out());
  }

  private List<Map<String, Object>> line() {
    return Json.objects(check(), "waiting");
  }

  private Process inLine(int place, String name, String... more) throws IOException {
    Process taker = taker(name, more);
    Deadline.await(() -> line().size() == place);
    return taker;
  }

  @SuppressWarnings("unchecked")
  private String owner() {
    Map<String, Object> lease = (Map<String, Object>) check().get("allocated_to");
    return (String) lease.get("service_name");
  }

  @Test
  void aPortPassesToTheTakerWhenItsServerEndsAndItIsReleased() throws IOException {
    hold();
    Path directory = temporary.resolve("holder");
    try (Server server = Server.listen(directory, "127.0.0.1", Integer.parseInt(port))) {
      Process taker = inLine(1, "taker");
      Result killed = holder.run("kill", "web");
      assertEquals(0, killed.status(), killed.all());
      Result taken = InstalledTool.finish(taker);
      assertEquals(0, taken.status(), taken.all());
      assertEquals(port + "\n", taken.out());
      assertTrue(taken.err().contains("waiting up to 1m 40s: port " + port), taken.err());
      assertTrue(taken.err().contains("pid " + server.pid()), taken.err());
      assertTrue(taken.err().contains("styxy kill web --project " + directory), taken.err());
    }
    assertEquals("taker", owner());
  }

  @Test
  void theLineIsServedInOrderWithoutThoseThatWereKilled() throws IOException {
    hold();
    List<Process> takers = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      takers.add(inLine(i, "taker-" + i));
    }
    takers.get(1).destroyForcibly();
    takers.get(3).destroyForcibly();
    Deadline.await(() -> line().size() == 3);
    for (int i : new int[] {1, 3, 5}) {
      assertEquals(0, holder.run("release", port).status());
      Result taken = InstalledTool.finish(takers.get(i - 1));
      assertEquals(0, taken.status(), taken.all());
      assertEquals("taker-" + i, owner());
    }
    assertEquals(List.of(), line());
  }

  @Test
  void twoTakersWhoComeAtOnceGetItOneAfterTheOther() throws IOException {
    List<Process> takers = List.of(taker("one"), taker("two"));
    Deadline.await(() -> takers.stream().anyMatch(taker -> !taker.isAlive()));
    String first = owner();
    Process second = takers.get(first.equals("one") ? 1 : 0);
    Deadline.await(() -> line().size() == 1);
    assertTrue(second.isAlive());
    holder.run("release", port);
    assertEquals(0, InstalledTool.finish(second).status());
    assertEquals(first.equals("one") ? "two" : "one", owner());
  }

  @Test
  void nobodySlipsInFrontOfAWaiter() throws IOException {
    hold();
    Process taker = inLine(1, "taker");
    Result listed = holder.run("list");
    assertTrue(listed.out().contains("idle, 1 waits"), listed.out());
    assertEquals(1, Json.objects(first(holder.run("list", "--json")), "waiting").size());
    Deadline.await(() -> isReleasedWhileStopped(taker));
    Result slip = project("slip").run("allocate", "dev", "-p", port, "--exact");
    assertEquals(4, slip.status(), slip.all());
    assertTrue(slip.err().contains("is waited for by dev/taker of"), slip.err());
    assertTrue(slip.err().contains("styxy take " + port), slip.err());
    assertEquals("awaited", check().get("cause"));
    signal("CONT", taker);
    assertEquals(0, InstalledTool.finish(taker).status());
  }

  /** Not if it was stopped during one of its looks: then it has the lock of the state. */
  private boolean isReleasedWhileStopped(Process taker) {
    signal("STOP", taker);
    boolean isReleased = holder.run("release", port, "--lock-timeout", "1s").status() == 0;
    if (!isReleased) {
      signal("CONT", taker);
    }
    return isReleased;
  }

  private void signal(String name, Process process) {
    holder.runCommand("sh", "-c", "kill -" + name + " " + process.pid());
  }

  private static Map<String, Object> first(Result list) {
    return Json.objects(Json.object(list.out()), "allocations").get(0);
  }

  @Test
  void ctrlCLeavesNoPlaceInTheLine() throws IOException {
    hold();
    Process taker = inLine(1, "taker");
    signal("INT", taker);
    assertEquals(130, InstalledTool.finish(taker).status());
    assertEquals(List.of(), line());
  }

  @Test
  void timeUpIsANoAndSaysWhoHasIt() throws IOException {
    hold();
    InstalledTool other = project("other");
    Result once = other.run("take", port, "--wait", "0");
    assertEquals(1, once.status(), once.all());
    assertEquals("", once.out());
    assertTrue(once.err().contains("is allocated to dev/web of"), once.err());
    Result json = other.run("take", port, "--wait", "200ms", "--json");
    assertEquals(1, json.status(), json.all());
    assertEquals("timed_out", Json.object(json.out()).get("code"));
    assertEquals(List.of(), line());
  }

  @Test
  void aStrangersServerIsNamedAndNeitherEndedNorWaitedFor() throws IOException {
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    try (Server stranger = Server.listen(elsewhere, "127.0.0.1", Integer.parseInt(port))) {
      Result refused = project("other").run("take", port);
      assertEquals(4, refused.status(), refused.all());
      assertTrue(refused.err().contains("pid " + stranger.pid()), refused.err());
      assertTrue(Started.answers(stranger.port()));
      Result waited = project("other").run("take", port, "--wait", "200ms");
      assertEquals(1, waited.status(), waited.all());
    }
  }

  @Test
  void aNameMeansItsPortInTheProjectsFile() throws IOException {
    hold();
    InstalledTool other = project("other");
    Files.writeString(
        temporary.resolve("other/.styxy.json"),
        "{\"services\": {\"auth\": {\"type\": \"dev\", \"port\": " + port + "}}}");
    Result env = other.run("env", "--owner", "none");
    assertTrue(!env.out().contains("=" + port), env.all());
    assertEquals(1, other.run("take", "auth", "--wait", "0").status());
    holder.run("release", port);
    Result taken = other.run("take", "auth", "--owner", "none");
    assertEquals(port + "\n", taken.out(), taken.all());
    assertTrue(taken.err().contains("auth had port"), taken.err());
    assertTrue(other.run("env", "--owner", "none").out().contains(port));
    assertEquals("auth", owner());
  }

  @Test
  void badInputIsRefusedWithItsReason() throws IOException {
    InstalledTool other = project("other");
    assertEquals(2, other.run("take").status());
    assertEquals(2, other.run("take", "70000").status());
    assertEquals(2, other.run("take", "3000", "--wait", "soon").status());
    assertEquals(2, other.run("take", "web", "-n", "other").status());
    Result type = other.run("take", port, "-s", "dve");
    assertEquals(2, type.status(), type.all());
    Result name = other.run("take", "nothing");
    assertEquals(1, name.status(), name.all());
    assertTrue(name.err().contains("no port of its own yet"), name.err());
    assertEquals(4, other.run("take", "6000").status());
  }
}
