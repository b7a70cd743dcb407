package dev.styxy.store.lock;

import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Breaker;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.store.FileStateStore;
import dev.styxy.store.Sandbox;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.file.CurrentUser;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.NioFileOps;
import dev.styxy.store.file.SecureDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process of its own that locks the store of a home. */
final class LockChild {
  private static final String COUNTER = "turns";

  private LockChild() {}

  /**
   * {@code hold HOME}: locks, says so, and holds until stdin ends. {@code count HOME N}: adds N.
   */
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[1]);
    if (arguments[0].equals("hold")) {
      hold(home);
    } else {
      count(home, Integer.parseInt(arguments[2]));
    }
  }

  static Process start(Path home, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockChild.class.getName(),
                arguments[0],
                home.toString()));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.to(new File(home.toFile(), "stderr")))
        .start();
  }

  static FileStateStore store(Path home, long timeoutMillis, LockWait wait) {
    FileOps disk = new NioFileOps();
    return new FileStateStore(
        disk,
        new SecureDirectory(disk, home, home.resolve(Sandbox.SCOPE), CurrentUser.uid()),
        new LockPatience(timeoutMillis, wait, new ProcLocks()),
        new Notices(),
        () -> new Moment(0, "", 0),
        CompletionSource.NOTHING);
  }

  static long count(State state) {
    return state.counters().getOrDefault(COUNTER, 0L);
  }

  private static void hold(Path home) throws IOException {
    try (StateStore.Session session = store(home, 60_000, message -> {}).lock()) {
      session.load();
      System.out.println("locked");
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }

  private static void count(Path home, int turns) {
    for (int i = 0; i < turns; i++) {
      FileStateStore store = store(home, 120_000, message -> {});
      try (StateStore.Session session = store.lock()) {
        session.save(counted(count(session.load()) + 1));
      }
    }
  }

  private static State counted(long count) {
    return new State(List.of(), List.of(), List.of(), Map.of(COUNTER, count), Breaker.CLOSED, 0);
  }

  /** The kernel names the holders where it has a table of locks. */
  static Optional<LockHolder> holder(Path home) {
    return new ProcLocks().holderOf(home.resolve(Sandbox.SCOPE).resolve("state.lock"));
  }
}
