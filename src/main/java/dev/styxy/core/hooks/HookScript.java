package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/** The file of a hook, with styxy's block right after the line that names its interpreter. */
final class HookScript {
  private static final String FIRST_LINE = "#!/bin/sh\n";

  /** Whose language the block is written in. */
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "ksh", "ksh93", "mksh", "zsh", "busybox");

  private final GitHook hook;
  private final Path file;
  private final String text;
  private final MarkedBlock block;

  HookScript(GitHook hook, Path file, byte[] content) {
    this.hook = hook;
    this.file = file;
    this.text = new String(content, StandardCharsets.ISO_8859_1);
    this.block = MarkedBlock.in(text, file.toString());
  }

  boolean hasBlock() {
    return block.isThere();
  }

  /** Whether the block calls this styxy. */
  boolean calls(Path styxy) {
    return block.isThere() && block.block().equals(hook.block(styxy, block.isAlone()));
  }

  /**
   * The file with the block.
   *
   * @throws StyxyException when it is no script of a shell
   */
  byte[] with(Path styxy) {
    if (text.isEmpty()) {
      return bytes(FIRST_LINE + hook.block(styxy, true));
    }
    refuseForeign();
    int at = text.startsWith("#!") ? endOfLine() : 0;
    return bytes(block.with(hook.block(styxy, block.isAlone()), at));
  }

  /** The file as it was before. */
  byte[] without() {
    return bytes(block.without());
  }

  /** Whether nothing but what styxy has made is left. */
  boolean isLeftOver() {
    return block.isAlone() && block.without().equals(FIRST_LINE);
  }

  private int endOfLine() {
    int newline = text.indexOf('\n');
    return newline < 0 ? text.length() : newline + 1;
  }

  private void refuseForeign() {
    if (text.indexOf('\0') >= 0) {
      throw refused("is a program, not a script");
    }
    if (!text.startsWith("#!")) {
      return;
    }
    String line = text.substring(2, endOfLine()).replace("\n", "");
    if (line.endsWith("\r")) {
      throw refused("has line ends of Windows, with which no shell starts it");
    }
    String interpreter = interpreter(line);
    if (!SHELLS.contains(interpreter)) {
      throw refused("is a script of " + (interpreter.isEmpty() ? "nobody" : interpreter));
    }
  }

  /** {@code bash} of {@code /usr/bin/env -S bash -e}. */
  private static String interpreter(String line) {
    for (String word : line.strip().split("[ \t]+")) {
      String name = word.substring(word.lastIndexOf('/') + 1);
      if (!name.equals("env") && !name.startsWith("-")) {
        return name;
      }
    }
    return "";
  }

  private StyxyException refused(String why) {
    return new StyxyException(
        FailureCode.REFUSED,
        file + " " + why + "; it is left as it is",
        "call this from it: styxy env -q --write .env");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
