package dev.styxy.os.git;

import dev.styxy.core.system.GitRepositories;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks the git on the PATH. Of its subcommands only rev-parse, config and check-ignore are used:
 * they run no hook, no pager, no alias, no file system monitor and no filter, whatever a
 * repository's configuration says; git refuses a repository of another user (safe.directory,
 * git-config(1)).
 */
public final class GitProgram implements GitRepositories {
  private static final int MOST_BYTES = 1 << 16;
  private static final long PATIENCE_SECONDS = 5;

  /** What would lead git to another repository, as `git rev-parse --local-env-vars` lists it. */
  private static final Set<String> MISLEADING =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_COMMON_DIR",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE",
          "GIT_IMPLICIT_WORK_TREE",
          "GIT_CONFIG",
          "GIT_CONFIG_PARAMETERS");

  private record Answer(int status, String out, String err) {}

  @Override
  public Place find(Path directory) {
    Answer bare = run(directory, "rev-parse", "--is-bare-repository");
    if (bare.status() != 0) {
      throw noRepository(directory, bare.err());
    }
    Answer top = run(directory, "rev-parse", "--show-toplevel");
    Optional<Path> worktree =
        top.status() == 0 && !top.out().isBlank()
            ? Optional.of(path(top.out().strip()))
            : Optional.empty();
    Path at = worktree.orElse(directory);
    List<String> lines =
        run(at, "rev-parse", "--path-format=absolute", "--git-common-dir", "--git-path", "hooks")
            .out()
            .lines()
            .toList();
    if (lines.size() != 2 || !lines.get(0).startsWith("/")) {
      throw new StyxyException(
          FailureCode.IO,
          "git did not say where the repository of "
              + directory
              + " is; it must be git 2.31 or newer",
          "git --version");
    }
    Answer hooksPath = run(at, "config", "--get", "core.hooksPath");
    return new Place(
        path(lines.get(0)),
        worktree,
        path(lines.get(1)),
        hooksPath.status() == 0 ? Optional.of(hooksPath.out().strip()) : Optional.empty());
  }

  private static Path path(String line) {
    return Path.of(line).normalize();
  }

  private static StyxyException noRepository(Path directory, String err) {
    boolean isStrange = err.contains("dubious ownership");
    return isStrange
        ? new StyxyException(
            FailureCode.REFUSED,
            directory + " is in a repository of another user, which git does not trust",
            "git status")
        : new StyxyException(
            FailureCode.NOT_FOUND, directory + " is not in a git repository", "git init");
  }

  @Override
  public boolean isIgnored(Place place, String name) {
    return place.worktree().isPresent()
        && run(place.worktree().get(), "check-ignore", "-q", name).status() == 0;
  }

  private static Answer run(Path directory, String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of("-c", "core.fsmonitor=false", "--no-pager"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(MISLEADING);
    environment.put("LC_ALL", "C");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    try {
      return answer(builder);
    } catch (IOException e) {
      throw new StyxyException(
          FailureCode.IO, "cannot run git: " + e.getMessage(), e, "git --version");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StyxyException(FailureCode.IO, "interrupted while git was asked", e);
    }
  }

  /** Git waits for ever where one of its files is a pipe; so would whoever reads to its end. */
  private static Answer answer(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("styxy-", ".out");
    try {
      Path err = Files.createTempFile("styxy-", ".err");
      try {
        return answer(builder.redirectOutput(out.toFile()).redirectError(err.toFile()), out, err);
      } finally {
        Files.delete(err);
      }
    } finally {
      Files.delete(out);
    }
  }

  private static Answer answer(ProcessBuilder builder, Path out, Path err)
      throws IOException, InterruptedException {
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StyxyException(
            FailureCode.IO,
            "git did not answer within " + PATIENCE_SECONDS + " s, and was ended",
            "git status");
      }
      return new Answer(process.exitValue(), read(out), read(err));
    } finally {
      // The git on the PATH may be a script that waits for the real one.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
