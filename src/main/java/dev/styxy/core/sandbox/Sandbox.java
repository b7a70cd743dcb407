package dev.styxy.core.sandbox;

import dev.styxy.model.ShellWord;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that confines this process.
 *
 * @param evidence what shows it, a few words
 */
public record Sandbox(Kind kind, String evidence) {

  /** Whose it is, which decides how it is opened. */
  public enum Kind {
    CODEX("the sandbox of Codex"),
    CLAUDE_CODE("the sandbox of Claude Code"),
    BUBBLEWRAP("bubblewrap"),
    CONTAINER("a container"),
    HOST_NETWORK_CONTAINER("a container with the host's network"),
    FILTER("a filter of system calls (seccomp)"),
    /** Landlock has nothing in /proc that shows it; it denies what the modes allow. */
    SECURITY_MODULE("Landlock or another security module");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** What it is called in messages. */
  public String words() {
    return kind.words;
  }

  /** The setting that makes styxy's directory writable here. */
  public static String setting(WayOut wayOut) {
    List<Sandbox> sandboxes = wayOut.sandboxes(true);
    return sandboxes.isEmpty()
        ? "export STYXY_HOME=DIR"
        : sandboxes.get(0).setting(wayOut.home(), wayOut.userHome());
  }

  /**
   * The one setting that makes a directory writable in it.
   *
   * @param userHome the user's home, for settings that are written relative to it
   */
  String setting(Path directory, String userHome) {
    String path = directory.toString();
    return switch (kind) {
      // developers.openai.com/codex/config-reference: sandbox_workspace_write.writable_roots
      case CODEX ->
          "in ~/.codex/config.toml: [sandbox_workspace_write] writable_roots = ["
              + text(path)
              + "]";
      // code.claude.com/docs/en/settings: sandbox.filesystem.allowWrite. What begins with ~/ means
      // the same in all of its versions.
      case CLAUDE_CODE ->
          "in ~/.claude/settings.json: \"sandbox\": {\"filesystem\": {\"allowWrite\": ["
              + text(underHome(path, userHome))
              + "]}}";
      case BUBBLEWRAP -> "bwrap … --bind " + ShellWord.of(path) + " " + ShellWord.of(path);
      case CONTAINER, HOST_NETWORK_CONTAINER ->
          "mount it writable: docker run -v " + ShellWord.of(path + ":" + path) + " …";
      case FILTER, SECURITY_MODULE ->
          "let the sandbox write " + ShellWord.of(path) + ", or export STYXY_HOME=DIR";
    };
  }

  private static String underHome(String path, String userHome) {
    boolean isUnder = !userHome.isEmpty() && path.startsWith(userHome + "/");
    return isUnder ? "~" + path.substring(userHome.length()) : path;
  }

  /** Quoted alike in TOML and JSON. */
  private static String text(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
