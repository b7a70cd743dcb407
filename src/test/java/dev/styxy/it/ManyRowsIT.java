package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.Ttl;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.lock.LockPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More allocations, with longer paths, than the memory has room for when they are printed. */
class ManyRowsIT {
  private static final int ROWS = 26_000;
  private static final String PROJECT = "/" + "long/".repeat(800) + "end";
  private static final long LARGEST_LOG = 1 << 20;

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;
  private Path folder;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
    styxy.run("allocate", "dev", "--owner", "none").port();
    folder = StateFiles.find(styxy.home(), "state.lock").getParent();
    FileOps disk = new NioFileOps();
    FileStateStore store =
        new FileStateStore(
            disk,
            new SecureDirectory(disk, styxy.home(), folder, CurrentUser.uid()),
            new LockPatience(10_000, message -> {}, file -> Optional.empty()),
            new Notices(),
            () -> new Moment(0, "", 0),
            new CompletionSource(List.of(), List.of(), "", false));
    try (StateStore.Session session = store.lock()) {
      session.save(withManyRows(session.load()));
    }
  }

  private static State withManyRows(State small) {
    List<Allocation> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(reserved(10_000 + i));
    }
    return new State(rows, List.of(), List.of(), Map.of(), small.breaker(), 0);
  }

  private static Allocation reserved(int port) {
    return new Allocation(
        port,
        Protocol.TCP,
        new UUID(0, port).toString(),
        "dev",
        Optional.of("name-" + port),
        PROJECT,
        "many",
        List.of(),
        Optional.empty(),
        Lease.begin(new Moment(System.currentTimeMillis(), "", 0), Ttl.NONE),
        false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--verbose"})
  void listShowsThemAll(String spelling) {
    Result counted =
        styxy.runCommand(
            "sh", "-c", "{ styxy list " + spelling + "; echo $? >status; } | grep -o " + PROJECT);
    assertEquals("", counted.err());
    assertEquals(ROWS, counted.out().lines().count());
    assertEquals("0", styxy.runCommand("cat", "status").out().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"release --all --json", "cleanup --force"})
  void allCanBeGivenBackAndTheLogStaysSmall(String words) throws IOException {
    Result counted = styxy.runCommand("sh", "-c", "styxy " + words + " | grep -o " + PROJECT);
    assertEquals("", counted.err());
    assertEquals(ROWS, counted.out().lines().count());
    assertTrue(Files.size(folder.resolve("events.jsonl.3")) <= LARGEST_LOG);
    assertTrue(Files.size(folder.resolve("events.jsonl")) <= LARGEST_LOG);
  }
}
