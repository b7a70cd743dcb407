package dev.styxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a command on a real terminal and types into it; see {@code terminal.py}. */
final class Terminal {
  private static final Path DRIVER = Path.of("src/test/resources/terminal.py").toAbsolutePath();

  private final InstalledTool tool;
  private final int columns;
  private final List<String> steps = new ArrayList<>();

  Terminal(InstalledTool tool, int columns) {
    this.tool = tool;
    this.columns = columns;
  }

  /** Waits until this was shown since the last step. */
  Terminal expect(String regex) {
    steps.add("expect " + regex);
    return this;
  }

  /** Types; {@code \t}, {@code \r} and {@code \x03} are keys. */
  Terminal send(String keys) {
    steps.add("send " + keys);
    return this;
  }

  /** Ends the command, whatever it is doing. */
  Terminal end() {
    steps.add("end");
    return this;
  }

  /** What was shown until the command ended, without escape sequences. */
  InstalledTool.Result run(String... command) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("python3", DRIVER.toString(), Integer.toString(columns)));
    words.addAll(List.of(command));
    Process process = tool.start(words);
    try {
      process
          .getOutputStream()
          .write((String.join("\n", steps) + "\n").getBytes(StandardCharsets.UTF_8));
      return InstalledTool.finish(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the installation that is tested. */
  static Path installed(String path) {
    Path file = Path.of(InstalledTool.launcher()).resolve("../..").resolve(path).normalize();
    if (!Files.isRegularFile(file)) {
      throw new AssertionError("not installed: " + file);
    }
    return file;
  }
}
