package dev.styxy.core.hooks;

import dev.styxy.core.state.ScriptFiles;
import dev.styxy.core.state.UserFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The hooks in one file of a coding agent, which is merged and never replaced. */
public final class AgentHooks {
  private final UserFiles files;
  private final ScriptFiles scripts;
  private final Agent agent;
  private final Path file;
  private final Path styxy;

  /**
   * Those in a file, which need not exist.
   *
   * @param styxy the launcher that they call, absolute
   */
  public AgentHooks(UserFiles files, ScriptFiles scripts, Agent agent, Path file, Path styxy) {
    this.files = files;
    this.scripts = scripts;
    this.agent = agent;
    this.file = file;
    this.styxy = styxy;
  }

  public Path file() {
    return file;
  }

  public FileChange install(boolean isDryRun) {
    return edit(
        isDryRun,
        old ->
            old.isEmpty()
                ? AgentText.created(agent, styxy)
                : AgentText.of(agent, file, old).with(styxy));
  }

  public FileChange remove(boolean isDryRun) {
    return isThere()
        ? edit(isDryRun, old -> old.isEmpty() ? "" : AgentText.of(agent, file, old).without())
        : new FileChange(file, FileChange.Kind.UNCHANGED);
  }

  /** The text is Latin-1, in which every byte is a character. */
  private FileChange edit(boolean isDryRun, UnaryOperator<String> change) {
    return new Editor(files, scripts, isDryRun)
        .edit(
            file,
            false,
            isThere(),
            old -> {
              String text = change.apply(new String(old, StandardCharsets.ISO_8859_1));
              return text.isEmpty()
                  ? Optional.empty()
                  : Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
            });
  }

  /** In one word. */
  public String status() {
    if (!isThere()) {
      return "absent";
    }
    byte[] content = files.read(file);
    if (content.length == 0) {
      return "absent";
    }
    AgentText text = AgentText.of(agent, file, new String(content, StandardCharsets.ISO_8859_1));
    return text.hasAll(styxy) ? "installed" : text.hasAny() ? "outdated" : "absent";
  }

  private boolean isThere() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
