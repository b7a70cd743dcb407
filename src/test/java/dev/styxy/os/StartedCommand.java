package dev.styxy.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A scene in which a JVM becomes a command, which is compared with the same command without. */
public abstract class StartedCommand {
  @TempDir protected Path directory;

  /** What a command said, and its status. */
  public record Ended(int status, String out) {}

  /** The way to the command through a JVM. */
  protected abstract List<String> becoming(String... command);

  protected Ended run(List<String> command, Map<String, String> variables) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    return new Ended(process.waitFor(), out);
  }

  /** Runs a script of sh in which {@code "$@"} is the way to the command, and may be nothing. */
  protected Ended under(String script, List<String> way) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(way);
    return run(command, Map.of());
  }

  protected void assertNoDifference(String script) throws Exception {
    assertEquals(under(script, List.of()), under(script, becoming()));
  }

  protected Path script(String name, String content, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /** Tries a command among files of all kinds that cannot be executed, or only by a shell. */
  protected void assertEndsAsInAShell(String command, int status) throws Exception {
    script("plain", "exit 1\n", "rw-r--r--");
    script("lost", "#!/no/such/interpreter\n", "rwxr-xr-x");
    script("bare", "exit 5\n", "rwxr-xr-x");
    script("own-script", "#!/bin/sh\nexit 6\n", "rwxr-xr-x");
    script("alien", "\u007fELF\u0002\u0001\u0000\n", "rwxr-xr-x");
    Files.createDirectory(directory.resolve("folder"));
    String path = System.getenv("PATH") + ":" + directory + ":/no/such/folder";
    Ended ended = run(becoming(command), Map.of("PATH", path));
    assertEquals(status, ended.status(), ended.out());
  }
}
