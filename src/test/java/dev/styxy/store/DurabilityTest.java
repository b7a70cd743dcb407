package dev.styxy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.state.StateStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is brought to the disk, and when. */
class DurabilityTest {
  @TempDir private Path temporary;

  private List<String> operationsOfTheFirstSave() {
    FaultyFileOps disk = new FaultyFileOps(FaultyFileOps.Fault.FAILS, Integer.MAX_VALUE);
    Sandbox sandbox = new Sandbox(temporary.resolve("a").resolve("b").resolve("home"));
    try (StateStore.Session session = sandbox.store(disk.disk()).lock()) {
      session.load();
      session.save(SampleState.of(1));
    }
    assertEquals(List.of(), sandbox.told());
    return disk.operations();
  }

  @Test
  void aNewDirectoryIsFlushedIntoItsParentAtOnce() {
    List<String> operations = operationsOfTheFirstSave();
    int made = 0;
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i).equals("createDirectory")) {
        made++;
        assertEquals("syncDirectory", operations.get(i + 1));
      }
    }
    assertEquals(4, made, "a, b, home and the scope");
  }

  @Test
  void theSpareIsFlushedWhenTheLockIsGivenBack() {
    List<String> operations = operationsOfTheFirstSave();
    int size = operations.size();
    assertTrue(size > 3);
    assertEquals(List.of("close", "sync", "close"), operations.subList(size - 3, size));
  }
}
