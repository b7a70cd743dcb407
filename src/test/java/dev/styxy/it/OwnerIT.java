package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A one-shot command owns nothing: what runs it does, and its port is there at the next command.
 */
class OwnerIT {
  private static final String ALLOCATE = "PORT=$(styxy allocate dev -n web) && echo $PORT";

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  @Test
  void aShellWithACommandPassesOwnershipOn() {
    staysAfter(styxy.runCommand("sh", "-c", ALLOCATE));
  }

  @Test
  void aMakefileRecipePassesOwnershipOn() throws IOException {
    Needs.program("make");
    Files.writeString(
        project.resolve("Makefile"), "port:\n\t@" + ALLOCATE.replace("$", "$$") + "\n");
    staysAfter(styxy.runCommand("make", "-s", "port"));
  }

  @Test
  void aScriptPassesOwnershipOn() throws IOException {
    Path script = project.resolve("start.sh");
    Files.writeString(script, "#!/bin/bash\n" + ALLOCATE + "\n");
    script.toFile().setExecutable(true);
    staysAfter(styxy.runCommand(script.toString()));
  }

  @Test
  void anInteractiveShellOwnsWhatIsAllocatedInIt() throws IOException {
    String session =
        ALLOCATE + "\nstyxy list --json\n(styxy allocate api -n rest)\nstyxy list --json\n";
    Process shell = styxy.start(List.of("bash", "--norc", "-i"));
    long pid = shell.pid();
    try (var input = shell.outputWriter()) {
      input.write(session);
    }
    Result result = InstalledTool.finish(shell);
    List<String> lists = result.out().lines().filter(line -> line.startsWith("{")).toList();
    assertEquals(2, lists.size(), result.all());
    assertEquals(1, count(lists.get(0)), result.all());
    assertEquals(2, count(lists.get(1)), result.all());
    assertTrue(lists.get(1).contains("\"owner\":{\"pid\":" + pid + ","), result.all());
    assertEquals("", styxy.run("list").out());
  }

  private static int count(String json) {
    return Json.objects(Json.object(json), "allocations").size();
  }

  private void staysAfter(Result result) {
    int port = result.port();
    assertEquals(port, styxy.run("allocate", "dev", "-n", "web").port(), result.all());
    assertEquals(1, count(styxy.run("list", "--json").out()));
  }
}
