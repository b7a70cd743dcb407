package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day with three worktrees in which agents work, each on three services: they crash, the machine
 * is started again, a project comes in between, worktrees go. Who is still there has the same
 * ports.
 */
class DayIT {
  private static final String SERVICES =
      """
      { "services": {
          "web": { "type": "dev", "env": "PORT", "keep": true },
          "api": { "type": "api", "env": "API_PORT", "keep": true },
          "db": { "type": "database", "env": "DB_PORT" } } }
      """;

  private static final String LATER_BOOT = "00000000-1111-2222-3333-444444444444\n";

  @TempDir Path home;
  @TempDir Path work;
  private InstalledTool styxy;
  private boolean isLater;

  @BeforeEach
  void makeWorktrees() throws IOException {
    Files.writeString(home.resolve("boot"), LATER_BOOT);
    styxy = new InstalledTool(home.resolve("state"), work);
    Path app = Files.createDirectory(work.resolve("app"));
    Files.writeString(app.resolve(".styxy.json"), SERVICES);
    git(app, "init", "-q");
    git(app, "add", ".styxy.json");
    git(app, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "services");
    git(app, "worktree", "add", "-q", "../one");
    git(app, "worktree", "add", "-q", "../two");
    git(app, "worktree", "add", "-q", "../three");
  }

  @AfterEach
  void unmountAll() throws Exception {
    for (String name : List.of("disk", "away")) {
      if (Files.isDirectory(work.resolve(name))) {
        new ProcessBuilder("umount", work.resolve(name).toString()).start().waitFor();
      }
    }
  }

  private void git(Path directory, String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Result result = styxy.in(directory).runCommand(command.toArray(new String[0]));
    assertEquals(0, result.status(), result.all());
  }

  /** Styxy in a worktree; after the restart of the machine, in a namespace with its boot id. */
  private Result at(String worktree, String arguments) {
    InstalledTool there = styxy.in(work.resolve(worktree));
    String command = "exec styxy " + arguments;
    return isLater
        ? there.runCommand(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount --bind "
                + home.resolve("boot")
                + " /proc/sys/kernel/random/boot_id && "
                + command)
        : there.runCommand("sh", "-c", command);
  }

  /** An agent's session that asks for all its ports, and ends. */
  private Map<String, String> agent(String worktree) {
    Result result = at(worktree, "env --format dotenv");
    assertEquals(0, result.status(), result.all());
    Map<String, String> ports = new TreeMap<>();
    for (String line : result.out().lines().toList()) {
      ports.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    assertEquals(3, ports.size(), result.all());
    return ports;
  }

  private void crash(String worktree) {
    Result result =
        styxy
            .in(work.resolve(worktree))
            .runCommand("sh", "-c", "styxy run web -- sh -c 'kill -9 $$'");
    assertEquals(137, result.status(), result.all());
  }

  private String cleaned() {
    return at("app", "cleanup").out();
  }

  @Test
  void whoIsStillThereHasTheSamePorts() throws Exception {
    Map<String, String> one = agent("one");
    Map<String, String> two = agent("two");
    Map<String, String> three = agent("three");
    crash("one");
    crash("two");
    assertEquals(List.of(one, two, three), List.of(agent("one"), agent("two"), agent("three")));
    int between = at("app", "allocate dev -n web --owner none").port();
    assertTrue(!one.containsValue("" + between) && !two.containsValue("" + between));

    removeTree(work.resolve("two"));
    String cleaned = cleaned();
    assertTrue(
        cleaned.contains(two.get("PORT") + " ") && cleaned.contains("project_gone"), cleaned);
    git(work.resolve("app"), "worktree", "remove", "--force", "../three");
    cleaned = cleaned();
    assertTrue(cleaned.contains(three.get("PORT") + " "), cleaned);
    assertEquals(one, agent("one"));
    String list = at("app", "list --json").out() + at("app", "list --sticky").out();
    assertTrue(!list.contains("/two") && !list.contains("/three"), list);
  }

  @Test
  void theyOutlastARestartOfTheMachine() throws Exception {
    Map<String, String> one = agent("one");
    Map<String, String> two = agent("two");
    Map<String, String> three = agent("three");
    restart();
    assertTrue(!cleaned().contains("project_gone"));
    int between = at("app", "allocate database -n db --owner none").port();
    assertTrue(!two.containsValue("" + between), "took the port of a db that is away");
    removeTree(work.resolve("three"));
    assertTrue(cleaned().contains(three.get("PORT") + " "));
    assertEquals(List.of(one, two), List.of(agent("one"), agent("two")));
  }

  @Test
  void aWorktreeOnADiskThatIsNotMountedKeepsThem() throws Exception {
    Needs.root();
    Needs.program("umount", "mount");
    Path disk = Files.createDirectory(work.resolve("disk"));
    mountTmpfs(disk);
    git(work.resolve("app"), "worktree", "add", "-q", "../disk/four");
    Map<String, String> four = agent("disk/four");
    mount("--bind", disk.toString(), Files.createDirectory(work.resolve("away")).toString());
    mount("umount", disk.toString());
    assertEquals("", cleaned());
    String list = at("app", "list --json").out();
    assertTrue(list.contains("\"port\":" + four.get("PORT") + ","), list);
    mount("--bind", work.resolve("away").toString(), disk.toString());
    assertEquals(four, agent("disk/four"));
    removeTree(disk.resolve("four"));
    assertTrue(cleaned().contains(four.get("PORT") + " "));
  }

  private void restart() throws Exception {
    Process trial =
        new ProcessBuilder(
                "unshare",
                "-m",
                "mount",
                "--bind",
                home.resolve("boot").toString(),
                "/proc/sys/kernel/random/boot_id")
            .start();
    if (trial.waitFor() != 0) {
      Needs.root();
    }
    isLater = true;
  }

  private static void mountTmpfs(Path directory) throws Exception {
    mount("-t", "tmpfs", "tmpfs", directory.toString());
  }

  private static void mount(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    if (!words[0].equals("umount")) {
      command.add(0, "mount");
    }
    assertEquals(0, new ProcessBuilder(command).start().waitFor(), command.toString());
  }

  private void removeTree(Path tree) {
    Result removed = styxy.runCommand("rm", "-rf", tree.toString());
    assertEquals(0, removed.status(), removed.all());
  }
}
