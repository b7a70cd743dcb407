package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool;
import dev.styxy.it.Sleeper;
import dev.styxy.it.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots, process ids that come round again, and namespaces in which time is another. */
class IdentityIT {
  private static final String ANOTHER_BOOT = "00000000-1111-2222-3333-444444444444\n";

  @TempDir Path temporary;

  @Test
  void anOwnerOfAnEarlierBootIsDead() throws Exception {
    Scene scene = Scene.with(temporary);
    Path boot = Files.writeString(temporary.resolve("boot"), ANOTHER_BOOT);
    String list =
        "mount --bind " + boot + " /proc/sys/kernel/random/boot_id && exec styxy list --json";
    try (Sleeper owner = new Sleeper()) {
      scene.tool().run("allocate", "dev", "-n", "mine", "--owner", owner.owner()).port();
      scene.tool().run("allocate", "dev", "-n", "leased", "--owner", "none").port();
      InstalledTool.Result later = inNamespace(scene, List.of("-m"), list);
      assertTrue(later.out().contains("leased"), later.all());
      assertTrue(!later.out().contains("mine"), later.all());
    }
  }

  @Test
  void aProcessIdThatCameRoundIsNoOwner() throws Exception {
    Scene scene = Scene.with(temporary);
    String script =
        String.join(
            "\n",
            "sleep 1000 & owner=$!",
            "styxy allocate dev -n web --owner $owner >/dev/null || exit 10",
            "kill -9 $owner; wait $owner 2>/dev/null",
            "echo $((owner - 1)) >/proc/sys/kernel/ns_last_pid || exit 11",
            "sleep 1000 & again=$!",
            "[ $again = $owner ] || exit 12",
            "styxy list",
            "kill -9 $again; wait $again 2>/dev/null",
            "exit 0");
    InstalledTool.Result result = inNamespace(scene, List.of("-pf", "--mount-proc"), script);
    assertEquals("exit 0\n", result.all());
    String events = StateFiles.read(scene.home(), "events.jsonl");
    assertTrue(events.contains("was reused"), events);
  }

  @Test
  void anotherTimeNamespaceChangesNothing() throws Exception {
    Scene scene = Scene.with(temporary);
    try (Sleeper owner = new Sleeper()) {
      scene.tool().run("allocate", "dev", "-n", "mine", "--owner", owner.owner()).port();
      scene.tool().run("allocate", "dev", "-n", "leased", "--owner", "none").port();
      List<String> tomorrow = List.of("-T", "--boottime", "86400");
      InstalledTool.Result there = inNamespace(scene, tomorrow, "exec styxy list");
      assertTrue(there.out().contains("mine") && there.out().contains("leased"), there.all());
      assertEquals(2, scene.ports().size());
    }
  }

  private static InstalledTool.Result inNamespace(Scene scene, List<String> options, String script)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("unshare"));
    command.addAll(options);
    List<String> trial = new ArrayList<>(command);
    trial.add("true");
    if (!isPermitted(trial)) {
      Needs.root();
    }
    command.addAll(List.of("sh", "-c", script));
    return scene.tool().runCommand(command.toArray(new String[0]));
  }

  private static boolean isPermitted(List<String> trial) throws InterruptedException {
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
