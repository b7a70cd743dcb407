package dev.styxy.os.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program that should end by itself.
 *
 * @param nanos how long it took
 * @param out what it printed to stdout and stderr
 */
record MeasuredRun(long nanos, String out) {

  /**
   * Runs a command without input. Absent when it cannot be started, fails, or takes too long; then
   * it is killed.
   */
  static Optional<MeasuredRun> of(List<String> command, Duration patience) {
    try {
      // Not a pipe: reading one to its end could wait for ever for a process that inherited it.
      Path out = Files.createTempFile("styxy-", ".out");
      try {
        return run(command, patience, out);
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<MeasuredRun> run(List<String> command, Duration patience, Path out)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      boolean isThrough = process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
      long nanos = System.nanoTime() - begun;
      return isThrough && process.exitValue() == 0
          ? Optional.of(new MeasuredRun(nanos, Files.readString(out)))
          : Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}
