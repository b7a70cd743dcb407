package dev.styxy.proof;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the tool under strace, which sees and changes only calls on the tool's own files. */
final class Strace {
  private static final List<String> NAMES =
      List.of(
          "state.json",
          "state.json.tmp",
          "state.json.bak",
          "state.json.bak.tmp",
          "state.lock",
          "events.jsonl",
          "completion",
          "completion.tmp");

  private final Scene scene;
  private final Path log;

  Strace(Scene scene) {
    this.scene = scene;
    this.log = scene.home().resolveSibling("strace");
  }

  static void isNeeded() {
    Needs.program("strace");
  }

  /** Runs it with a fault, e.g. {@code inject=fsync:error=EIO:when=2}. */
  InstalledTool.Result inject(String fault, String... words) {
    List<String> options = new ArrayList<>(List.of("-e", fault));
    for (String name : NAMES) {
      options.add("-P");
      options.add(scene.file(name).toString());
    }
    options.add("-P");
    options.add(scene.folder().toString());
    return run(options, words);
  }

  /** Runs it and notes these calls, of all files. */
  InstalledTool.Result watch(String calls, String... words) {
    return run(List.of("-e", "trace=" + calls), words);
  }

  private InstalledTool.Result run(List<String> options, String... words) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-y", "-o"));
    command.add(log.toString());
    command.addAll(options);
    command.add(InstalledTool.launcher());
    command.addAll(List.of(words));
    return scene.tool().runCommand(command.toArray(new String[0]));
  }

  List<String> log() throws IOException {
    return Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Whether the fault has hit a call. */
  boolean hasStruck() throws IOException {
    return log().stream()
        .anyMatch(line -> line.contains("(INJECTED)") || line.contains("killed by SIGKILL"));
  }
}
