package dev.styxy.core.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.GitRepositories;
import dev.styxy.store.file.SafeUserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Installs that meet: a tool for agents runs one in each of its worktrees. */
@DisabledOnOs(OS.WINDOWS)
class GitHooksTest {
  private static final int AT_ONCE = 4;
  private static final int ROUNDS = 40;
  private static final Path STYXY = Path.of("/opt/styxy/bin/styxy");

  @TempDir private Path temporary;

  /** Finds what it was made with, and ignores nothing. */
  private record OneRepository(Place place) implements GitRepositories {
    @Override
    public Place find(Path directory) {
      return place;
    }

    @Override
    public boolean isIgnored(Place place, String name) {
      return false;
    }
  }

  private Path repository(int number) throws IOException {
    Path common = temporary.resolve(number + ".git");
    for (String name : List.of("hooks", "info")) {
      Path made = Files.createDirectories(common.resolve(name));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return common;
  }

  private static GitHooks hooks(Path common) {
    SafeUserFiles files = new SafeUserFiles();
    GitRepositories.Place place =
        new GitRepositories.Place(
            common, Optional.empty(), common.resolve("hooks"), Optional.empty());
    return new GitHooks(files, files, new OneRepository(place), common, STYXY);
  }

  @Test
  void installsAtOnceMakeWhatOneMakes() throws Exception {
    Path alone = repository(0);
    hooks(alone).install(false);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        Path common = repository(round);
        installAtOnce(threads, common);
        assertSame(alone, common);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void installAtOnce(ExecutorService threads, Path common) throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    Callable<List<FileChange>> install =
        () -> {
          start.await();
          return hooks(common).install(false);
        };
    List<Future<List<FileChange>>> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(threads.submit(install));
    }
    for (Future<List<FileChange>> one : all) {
      assertTrue(one.get().size() > 1);
    }
  }

  private static void assertSame(Path alone, Path common) throws IOException {
    for (GitHook hook : GitHook.values()) {
      Path name = Path.of("hooks", hook.fileName());
      assertEquals(Files.readString(alone.resolve(name)), Files.readString(common.resolve(name)));
      assertEquals(
          Files.getPosixFilePermissions(alone.resolve(name)),
          Files.getPosixFilePermissions(common.resolve(name)));
    }
    Path exclude = Path.of("info", "exclude");
    assertEquals(
        Files.readString(alone.resolve(exclude)), Files.readString(common.resolve(exclude)));
  }
}
