package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the strace of one save. */
class OrderIT {
  private static final String CALLS =
      "openat,write,pwrite64,fsync,fdatasync,rename,renameat2,unlink,unlinkat,link,linkat,flock,fcntl,close";

  @TempDir Path temporary;
  private Scene scene;
  private List<String> calls;

  @BeforeEach
  void trace() throws IOException {
    Strace.isNeeded();
    scene = Scene.with(temporary, "old");
    Strace strace = new Strace(scene);
    assertEquals(
        0, strace.watch(CALLS, "allocate", "dev", "-n", "new", "--owner", "none").status());
    calls = strace.log();
  }

  @Test
  void whatIsSaidIsOnTheDiskAndTheLockIsGivenBack() {
    int written = last("(write|pwrite64)\\(.*" + named("state.json.tmp") + ">");
    int synced = first("(fsync|fdatasync)\\(.*" + named("state.json.tmp") + ">");
    int renamed = first("rename\\(\".*" + named("state.json.tmp"));
    int directorySynced = last("(fsync|fdatasync)\\(.*" + Pattern.quote(scene.folder() + ">"));
    int unlocked = last("close\\(.*" + named("state.lock") + ">");
    int said = first("write\\(1<");
    List<Integer> order = List.of(written, synced, renamed, directorySynced, unlocked, said);
    assertEquals(order.stream().sorted().toList(), order, String.join("\n", calls));
  }

  @Test
  void onlyTheLockFileIsLockedAndItIsOpenedOnceAndNeverReplaced() {
    List<Integer> locks = all("(fcntl\\(.*F_SETLK|flock\\()");
    assertEquals(all("fcntl\\(.*" + named("state.lock") + ">.*F_SETLK"), locks);
    assertEquals(1, all("fcntl\\(.*F_WRLCK").size());
    assertEquals(1, all("openat\\(.*" + named("state.lock") + "\"").size());
    assertEquals(List.of(), all("(rename|renameat2|unlink|unlinkat|link|linkat)\\(.*state\\.lock"));
  }

  private static String named(String name) {
    return Pattern.quote("/" + name);
  }

  private int first(String call) {
    return all(call).get(0);
  }

  private int last(String call) {
    List<Integer> places = all(call);
    return places.get(places.size() - 1);
  }

  private List<Integer> all(String call) {
    Pattern pattern = Pattern.compile("^\\d+ +" + call);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (pattern.matcher(calls.get(i)).find()) {
        places.add(i);
      }
    }
    assertTrue(calls.size() > 20, "an empty trace");
    return places;
  }
}
