package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hooks of git, with real repositories. */
class GitHooksIT {
  private static final String PROJECT =
      "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"}}}\n";

  @TempDir Path folder;

  private Path repository;
  private InstalledTool styxy;

  @BeforeEach
  void aRepositoryWithAProjectsFile() throws IOException {
    Path real = folder.toRealPath();
    repository = Files.createDirectory(real.resolve("repository"));
    Files.createDirectory(real.resolve("home"));
    styxy =
        new InstalledTool(real.resolve("state"), repository)
            .with("HOME", real.resolve("home").toString())
            .with("GIT_CONFIG_NOSYSTEM", "1")
            .with("GIT_AUTHOR_NAME", "a")
            .with("GIT_AUTHOR_EMAIL", "a@b")
            .with("GIT_COMMITTER_NAME", "a")
            .with("GIT_COMMITTER_EMAIL", "a@b");
    git("init", "-q", "-b", "main");
    Files.writeString(repository.resolve(".styxy.json"), PROJECT);
    git("add", ".");
    git("commit", "-qm", "first");
  }

  private InstalledTool.Result git(String... words) {
    return git(styxy, words);
  }

  private static InstalledTool.Result git(InstalledTool at, String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    InstalledTool.Result result = at.runCommand(command.toArray(new String[0]));
    assertEquals(0, result.status(), result.all());
    return result;
  }

  private void install() {
    InstalledTool.Result result = styxy.run("hooks", "install", "git");
    assertEquals(0, result.status(), result.all());
  }

  private Path hook(String name) {
    return repository.resolve(".git/hooks").resolve(name);
  }

  private Path worktree(String name) {
    Path path = repository.resolveSibling(name);
    git("worktree", "add", "-q", path.toString());
    return path;
  }

  @Test
  void aNewWorktreeGetsPortsOfItsOwnThatGitIgnores() throws IOException {
    install();
    String one = Files.readString(worktree("one").resolve(".env"));
    String two = Files.readString(worktree("two").resolve(".env"));
    assertTrue(one.contains("PORT=") && two.contains("PORT="), one + two);
    assertFalse(one.equals(two), one);
    assertEquals("", git(styxy.in(repository.resolveSibling("one")), "status", "--short").out());
  }

  @Test
  void aCheckoutWithoutAnythingToDoStartsNothing() throws IOException {
    install();
    Path one = worktree("one");
    Path begun = repository.resolveSibling("begun");
    Path hook = hook("post-checkout");
    Path stand =
        Files.writeString(repository.resolveSibling("stand-in"), "#!/bin/sh\n: >" + begun + "\n");
    Files.setPosixFilePermissions(stand, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(
        hook, Files.readString(hook).replace(InstalledTool.launcher(), stand.toString()));
    git("checkout", "-q", "-b", "in-the-main-worktree");
    git(styxy.in(one), "checkout", "-q", "-b", "in-the-other");
    assertFalse(Files.exists(begun));
    Files.setLastModifiedTime(
        one.resolve(".env"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    git(styxy.in(one), "checkout", "-q", "-b", "with-something-to-do");
    assertTrue(Files.exists(begun));
  }

  @Test
  void anEnvWithTheBlockFollowsTheProjectsFile() throws IOException {
    install();
    Path one = worktree("one");
    Path env = one.resolve(".env");
    git("checkout", "-q", "-b", "more");
    Files.writeString(
        repository.resolve(".styxy.json"),
        PROJECT.replace("\"PORT\"", "[\"PORT\", \"VITE_PORT\"]"));
    git("commit", "-qam", "more");
    Files.setLastModifiedTime(env, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    git(styxy.in(one), "merge", "-q", "more");
    assertTrue(Files.readString(env).contains("VITE_PORT="), Files.readString(env));
  }

  @Test
  void anEnvOfTheUsersIsLeftAlone() throws IOException {
    install();
    Path one = worktree("one");
    Files.writeString(one.resolve(".env"), "MINE=1\n");
    Files.setLastModifiedTime(
        one.resolve(".env"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    git(styxy.in(one), "checkout", "-q", "-b", "other");
    assertEquals("MINE=1\n", Files.readString(one.resolve(".env")));
  }

  @Test
  void aStyxyThatIsGoneIsPassedOverInSilence() throws IOException {
    install();
    Path hook = hook("post-checkout");
    Files.writeString(
        hook, Files.readString(hook).replace(InstalledTool.launcher(), "/nonexistent/styxy"));
    InstalledTool.Result result =
        git("worktree", "add", "-q", repository.resolveSibling("one").toString());
    assertEquals("", result.out() + result.err());
    assertFalse(Files.exists(repository.resolveSibling("one/.env")));
  }

  @Test
  void aProjectThatIsBrokenDoesNotStopGit() throws IOException {
    install();
    Files.writeString(repository.resolve(".styxy.json"), "{\"services\": broken");
    git("commit", "-qam", "broken");
    git("worktree", "add", "-q", repository.resolveSibling("one").toString());
    assertTrue(Files.exists(repository.resolveSibling("one/.styxy.json")));
  }

  @Test
  void theUsersHookRunsOnAndRemoveRestoresItsBytes() throws IOException {
    String mine = "#!/bin/sh -eu\necho \"mine $3\" >&2\nexit 0\n";
    Files.writeString(hook("post-checkout"), mine);
    Files.setPosixFilePermissions(
        hook("post-checkout"), PosixFilePermissions.fromString("rwxr-x---"));
    byte[] exclude = Files.readAllBytes(repository.resolve(".git/info/exclude"));
    install();
    InstalledTool.Result result =
        git("worktree", "add", "-q", repository.resolveSibling("one").toString());
    assertTrue(result.err().contains("mine 1"), result.all());
    assertTrue(Files.exists(repository.resolveSibling("one/.env")));
    assertEquals(0, styxy.run("hooks", "remove", "git").status());
    assertEquals(mine, Files.readString(hook("post-checkout")));
    assertEquals(
        "rwxr-x---",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(hook("post-checkout"))));
    assertFalse(Files.exists(hook("post-merge")));
    assertArrayEquals(exclude, Files.readAllBytes(repository.resolve(".git/info/exclude")));
  }

  @Test
  void huskysLayoutIsFollowed() throws IOException {
    Path husky = Files.createDirectories(repository.resolve(".husky/_"));
    git("config", "core.hooksPath", ".husky/_");
    Files.writeString(repository.resolve(".gitignore"), "/.husky/_\n");
    Files.writeString(
        husky.resolve("post-checkout"), "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n");
    Files.writeString(husky.resolve("h"), "exit 0\n");
    Files.setPosixFilePermissions(
        husky.resolve("post-checkout"), PosixFilePermissions.fromString("rwxr-xr-x"));
    install();
    Path one = worktree("one");
    assertFalse(Files.exists(one.resolve(".husky/_")));
    assertTrue(Files.exists(one.resolve(".env")));
    git(styxy.in(one), "checkout", "-q", "-b", "without-hooks");
  }

  @Test
  void hooksOfSeveralRepositoriesAreRefused() throws IOException {
    Path shared = Files.createDirectory(repository.resolveSibling("shared"));
    git("config", "core.hooksPath", shared.toString());
    InstalledTool.Result result = styxy.run("hooks", "install", "git");
    assertEquals(4, result.status(), result.all());
    assertTrue(result.err().contains(shared.toString()), result.err());
    try (var files = Files.list(shared)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void linksAndOtherLanguagesAreRefusedAndNothingIsChanged() throws IOException {
    Path elsewhere = Files.writeString(repository.resolveSibling("elsewhere"), "#!/bin/sh\n");
    Files.createSymbolicLink(hook("post-merge"), elsewhere);
    assertEquals(7, styxy.run("hooks", "install", "git").status());
    assertFalse(Files.exists(hook("post-checkout")));
    assertEquals("#!/bin/sh\n", Files.readString(elsewhere));
    Files.delete(hook("post-merge"));
    Files.writeString(hook("post-merge"), "#!/usr/bin/env python3\n");
    Files.setPosixFilePermissions(hook("post-merge"), PosixFilePermissions.fromString("rwx------"));
    assertEquals(4, styxy.run("hooks", "install", "git").status());
    assertFalse(Files.exists(hook("post-checkout")));
  }

  @Test
  void aDirectoryInGitsThatIsALinkLeadsNowhere() throws IOException {
    Path outside = Files.createDirectory(repository.resolveSibling("outside"));
    Path info = repository.resolve(".git/info");
    Files.move(info, repository.resolveSibling("info"));
    Files.createSymbolicLink(info, outside);
    InstalledTool.Result result = styxy.run("hooks", "install", "git");
    assertEquals(4, result.status(), result.all());
    assertTrue(result.err().contains(info + " is a link"), result.err());
    assertFalse(Files.exists(outside.resolve("exclude")));
    assertFalse(Files.exists(hook("post-checkout")));
    Files.move(repository.resolve(".git/hooks"), repository.resolveSibling("hooks"));
    Files.createSymbolicLink(repository.resolve(".git/hooks"), outside);
    assertEquals(4, styxy.run("hooks", "install", "git").status());
    assertFalse(Files.exists(outside.resolve("post-checkout")));
  }

  @Test
  void aReadOnlyDirectoryIsSaid() throws IOException {
    Path hooks = repository.resolve(".git/hooks");
    Files.setPosixFilePermissions(hooks, PosixFilePermissions.fromString("r-xr-xr-x"));
    InstalledTool.Result result = styxy.run("hooks", "install", "git");
    Files.setPosixFilePermissions(hooks, PosixFilePermissions.fromString("rwxr-xr-x"));
    // Root may write there all the same.
    assertEquals(Needs.isRoot() ? 0 : 7, result.status(), result.all());
  }

  @Test
  void twoInstallsAtOnceLeaveOneBlock() throws IOException {
    Files.writeString(hook("post-checkout"), "#!/bin/sh\necho mine\n");
    Files.setPosixFilePermissions(
        hook("post-checkout"), PosixFilePermissions.fromString("rwxr-xr-x"));
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(styxy.start(List.of(InstalledTool.launcher(), "hooks", "install", "git")));
    }
    for (Process process : all) {
      InstalledTool.Result result = InstalledTool.finish(process);
      assertEquals(0, result.status(), result.all());
    }
    String text = Files.readString(hook("post-checkout"));
    assertEquals(2, text.split("# >>> styxy hooks >>>", -1).length, text);
    assertTrue(text.endsWith("echo mine\n"), text);
    assertTrue(styxy.run("hooks", "status", "git").out().contains("installed"));
  }

  @Test
  void aBareRepositoryAndASubmoduleHaveHooksToo() throws IOException {
    Path bare = repository.resolveSibling("bare.git");
    git("clone", "-q", "--bare", repository.toString(), bare.toString());
    assertEquals(0, styxy.in(bare).run("hooks", "install", "git").status());
    git(styxy.in(bare), "worktree", "add", "-q", repository.resolveSibling("of-bare").toString());
    assertTrue(Files.exists(repository.resolveSibling("of-bare/.env")));
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", bare.toString(), "sub");
    InstalledTool sub = styxy.in(repository.resolve("sub"));
    InstalledTool.Result result = sub.run("hooks", "install", "git");
    assertEquals(0, result.status(), result.all());
    assertTrue(Files.exists(repository.resolve(".git/modules/sub/hooks/post-checkout")));
  }

  @Test
  void whatARepositoryConfiguresIsNotRun() throws IOException {
    Path trap = repository.resolveSibling("trap");
    Path program =
        Files.writeString(repository.resolveSibling("program"), "#!/bin/sh\ntouch " + trap + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String key :
        List.of("core.fsmonitor", "core.pager", "core.editor", "alias.rev-parse", "pager.config")) {
      git("config", key, key.startsWith("alias") ? "!" + program : program.toString());
    }
    styxy.run("hooks", "install", "git");
    styxy.run("hooks", "status");
    assertFalse(Files.exists(trap));
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/HEAD", ".git/config", ".gitignore"})
  void aGitThatWaitsForAPipeIsEnded(String name) throws Exception {
    Path pipe = repository.resolve(name);
    Files.deleteIfExists(pipe);
    Path mkfifo = Needs.program("mkfifo", "coreutils");
    assertEquals(0, styxy.runCommand(mkfifo.toString(), pipe.toString()).status());
    Process process = styxy.start(List.of(InstalledTool.launcher(), "hooks", "install", "git"));
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it waits for the pipe");
      assertEquals(0, process.descendants().count());
      InstalledTool.Result result = InstalledTool.finish(process);
      assertEquals(7, result.status(), result.all());
      assertTrue(result.err().contains("git did not answer"), result.err());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertFalse(Files.exists(hook("post-checkout")));
  }

  @Test
  void whereThereIsNoRepositoryThatIsSaid() throws IOException {
    Path plain = Files.createDirectory(repository.resolveSibling("plain"));
    InstalledTool.Result result = styxy.in(plain).run("hooks", "install", "git");
    assertEquals(1, result.status(), result.all());
  }
}
