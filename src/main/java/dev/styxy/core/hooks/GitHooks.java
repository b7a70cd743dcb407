package dev.styxy.core.hooks;

import dev.styxy.core.state.ScriptFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.GitRepositories;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hooks of a git repository that keep {@code .env} up to date in its worktrees, and the line in
 * {@code info/exclude} that keeps it out of git.
 */
public final class GitHooks {
  private static final String IGNORED = ".env";
  private static final String EXCLUDE_NOTE = "removed by `styxy hooks remove git`";

  private final UserFiles files;
  private final ScriptFiles scripts;
  private final GitRepositories repositories;
  private final GitRepositories.Place place;
  private final Path styxy;

  /**
   * Those of the repository of a directory.
   *
   * @param styxy the launcher that they call, absolute
   * @throws StyxyException when there is none, or its hooks are somewhere else
   */
  public GitHooks(
      UserFiles files,
      ScriptFiles scripts,
      GitRepositories repositories,
      Path directory,
      Path styxy) {
    this.files = files;
    this.scripts = scripts;
    this.repositories = repositories;
    this.styxy = styxy;
    this.place = repositories.find(directory);
    requireInside();
  }

  /** A directory of hooks that several repositories share is not this repository's to change. */
  private void requireInside() {
    Path hooks = place.hooks();
    boolean isInside =
        hooks.startsWith(place.common()) || place.worktree().filter(hooks::startsWith).isPresent();
    if (!isInside) {
      throw new StyxyException(
          FailureCode.REFUSED,
          "core.hooksPath leads out of this repository, to "
              + hooks
              + ": a hook there would run in others as well; nothing was changed",
          "git config core.hooksPath   # shows it",
          "call this from its post-checkout: styxy env -q --write .env");
    }
    Path root = hooks.startsWith(place.common()) ? place.common() : place.worktree().orElseThrow();
    new Inside(root).require(file(GitHook.POST_CHECKOUT));
  }

  /** Where the hooks are. */
  public Path directory() {
    return place.hooks();
  }

  /** What a person should know of that place; empty when there is nothing. */
  public Optional<String> remark() {
    boolean isHusky = place.hooks().endsWith(Path.of(".husky", "_"));
    if (isHusky) {
      return Optional.of(
          "husky writes "
              + place.hooks()
              + " anew at each install of the packages: then install these hooks again");
    }
    return place.hooksPath().isPresent()
        ? Optional.of("core.hooksPath is " + place.hooksPath().get() + ": the hooks are there")
        : Optional.empty();
  }

  /** All hooks are looked at before the first is changed. */
  public List<FileChange> install(boolean isDryRun) {
    Path exclude = exclude();
    boolean isIgnored = repositories.isIgnored(place, IGNORED);
    for (GitHook hook : GitHook.values()) {
      Path file = file(hook);
      requireRunnable(file);
      if (isThere(file)) {
        new HookScript(hook, file, files.read(file)).with(styxy);
      }
    }
    Editor editor = new Editor(files, scripts, isDryRun);
    List<FileChange> changes = new ArrayList<>();
    for (GitHook hook : GitHook.values()) {
      Path file = file(hook);
      changes.add(
          editor.edit(
              file,
              true,
              isThere(file),
              old -> Optional.of(new HookScript(hook, file, old).with(styxy))));
    }
    if (!isIgnored) {
      changes.add(editExclude(exclude, editor, true));
    }
    return changes;
  }

  /** Git does not run a hook that is not executable: it is switched off, and stays so. */
  private static void requireRunnable(Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isExecutable(file)) {
      throw new StyxyException(
          FailureCode.REFUSED,
          file + " is not executable, so git does not run it; nothing was changed",
          "chmod +x " + ShellWord.of(file.toString()));
    }
  }

  public List<FileChange> remove(boolean isDryRun) {
    Path exclude = exclude();
    Editor editor = new Editor(files, scripts, isDryRun);
    List<FileChange> changes = new ArrayList<>();
    for (GitHook hook : GitHook.values()) {
      Path file = file(hook);
      if (isThere(file)) {
        changes.add(editor.edit(file, true, true, old -> removed(hook, file, old)));
      }
    }
    if (isThere(exclude)) {
      changes.add(editExclude(exclude, editor, false));
    }
    return changes;
  }

  private static Optional<byte[]> removed(GitHook hook, Path file, byte[] old) {
    HookScript script = new HookScript(hook, file, old);
    return script.isLeftOver() ? Optional.empty() : Optional.of(script.without());
  }

  /** A hook's file, and what is in it. */
  public record HookStatus(Path file, State state) {

    /** Whether it does its work. */
    public enum State {
      INSTALLED("installed"),
      OUTDATED("of another styxy"),
      SWITCHED_OFF("not executable"),
      ABSENT("absent");

      private final String word;

      State(String word) {
        this.word = word;
      }

      public String word() {
        return word;
      }
    }
  }

  public List<HookStatus> status() {
    List<HookStatus> all = new ArrayList<>();
    for (GitHook hook : GitHook.values()) {
      all.add(new HookStatus(file(hook), stateOf(hook)));
    }
    return all;
  }

  private HookStatus.State stateOf(GitHook hook) {
    Path file = file(hook);
    if (!isThere(file)) {
      return HookStatus.State.ABSENT;
    }
    HookScript script = new HookScript(hook, file, files.read(file));
    if (!script.hasBlock()) {
      return HookStatus.State.ABSENT;
    }
    if (!Files.isExecutable(file)) {
      return HookStatus.State.SWITCHED_OFF;
    }
    return script.calls(styxy) ? HookStatus.State.INSTALLED : HookStatus.State.OUTDATED;
  }

  private Path file(GitHook hook) {
    return place.hooks().resolve(hook.fileName());
  }

  private Path exclude() {
    Path common = place.common();
    return new Inside(common).require(common.resolve("info").resolve("exclude"));
  }

  /** At the beginning: a pattern of the user's further down wins (gitignore(5)). */
  private static FileChange editExclude(Path file, Editor editor, boolean isWanted) {
    return editor.edit(
        file,
        false,
        isThere(file),
        old -> {
          String text = new String(old, StandardCharsets.ISO_8859_1);
          MarkedBlock block = MarkedBlock.in(text, file.toString());
          boolean isAlone = block.isThere() ? block.isAlone() : old.length == 0;
          String wanted =
              isWanted
                  ? block.with(MarkedBlock.of(EXCLUDE_NOTE, "/" + IGNORED + "\n", isAlone), 0)
                  : block.without();
          return wanted.isEmpty() && block.isAlone()
              ? Optional.empty()
              : Optional.of(wanted.getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
