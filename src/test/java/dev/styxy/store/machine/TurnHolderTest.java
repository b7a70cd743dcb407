package dev.styxy.store.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.system.FakeHost;
import dev.styxy.store.lock.LockHolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnHolderTest {
  private final FakeHost host = new FakeHost();
  private final TurnHolder holder = new TurnHolder(host.processes(), Path.of("/the place/lock"));

  private String words(LockHolder process) {
    return holder.words(Optional.of(process));
  }

  @Test
  void processIsNamedWithItsUserAndWhatEndsIt() {
    host.processes.start(4711, 1, 4711, "/bin/hog");
    assertEquals(
        "uid 1000 keeps it with pid 4711 (hog); that user or root can end it: kill 4711",
        words(new LockHolder(4711, "hog", false)));
  }

  @Test
  void stoppedProcessCanBeContinued() {
    host.processes.start(4711, 1, 4711, "/bin/hog");
    assertEquals(
        "uid 1000 keeps it with pid 4711 (hog), which is stopped; that user or root can continue it:"
            + " kill -CONT 4711",
        words(new LockHolder(4711, "hog", true)));
  }

  @Test
  void userOfAHiddenProcessIsUnknown() {
    assertEquals(
        "an unknown user keeps it with pid 4711; that user or root can end it: kill 4711",
        words(new LockHolder(4711, "", false)));
  }

  @Test
  void whereNobodyTellsRootCanLook() {
    assertEquals(
        "root can see who keeps it: fuser -v '/the place/lock'", holder.words(Optional.empty()));
  }
}
