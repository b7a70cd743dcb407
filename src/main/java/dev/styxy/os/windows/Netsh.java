package dev.styxy.os.windows;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Asks netsh, the one documented way to the ranges of ports: the registry has only those that an
 * administrator made, and Hyper-V and WSL draw theirs anew at each boot.
 */
final class Netsh {
  private static final long PATIENCE_MILLIS = 3000;

  private final String program;

  /** The program in this folder; the PATH is not searched for it. */
  Netsh(String systemDirectory) {
    this.program = systemDirectory + File.separator + "netsh.exe";
  }

  /** The lines of {@code netsh int ipv4 show …}; none when it does not answer in time. */
  List<String> show(String... words) {
    List<String> command = new ArrayList<>(List.of(program, "int", "ipv4", "show"));
    command.addAll(List.of(words));
    try {
      File answer = File.createTempFile("styxy", ".txt");
      try {
        return lines(command, answer);
      } finally {
        answer.delete();
      }
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** By way of a file: a pipe would have to be read while there may be nothing to come. */
  private static List<String> lines(List<String> command, File answer)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(answer).start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      return List.of();
    }
    return process.exitValue() == 0
        ? Files.readAllLines(answer.toPath(), StandardCharsets.ISO_8859_1)
        : List.of();
  }
}
