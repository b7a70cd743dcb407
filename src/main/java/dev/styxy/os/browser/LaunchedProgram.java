package dev.styxy.os.browser;

import dev.styxy.os.posix.UserEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that opens a page, in the environment that the user had before the launcher. The
 * methods return what went wrong; nothing when nothing did.
 */
final class LaunchedProgram {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final File NULL_DEVICE = new File("/dev/null");

  private final List<String> command;
  private final Map<String, String> environment;
  private final long patienceSeconds;

  LaunchedProgram(List<String> command, Map<String, String> environment, long patienceSeconds) {
    this.command = command;
    this.environment = environment;
    this.patienceSeconds = patienceSeconds;
  }

  /** In a session of its own, where there is setsid(1): the end of the terminal is not its end. */
  String startDetached() {
    List<String> words = new ArrayList<>(command);
    if (Files.isExecutable(SETSID)) {
      words.add(0, SETSID.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words);
    if (NULL_DEVICE.exists()) {
      builder.redirectInput(NULL_DEVICE);
    }
    return run(builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD), false);
  }

  /** With the terminal, to its end: it may be a text browser. */
  String runInTerminal() {
    return run(new ProcessBuilder(command).inheritIO(), true);
  }

  private String run(ProcessBuilder builder, boolean isWaitedFor) {
    builder.environment().clear();
    builder.environment().putAll(UserEnvironment.of(environment));
    try {
      Process process = builder.start();
      boolean isEnded =
          isWaitedFor ? process.waitFor() >= 0 : process.waitFor(patienceSeconds, TimeUnit.SECONDS);
      return isEnded && process.exitValue() != 0
          ? command.get(0) + " failed with status " + process.exitValue()
          : "";
    } catch (IOException e) {
      return command.get(0) + " cannot be started";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return command.get(0) + " was interrupted";
    }
  }
}
