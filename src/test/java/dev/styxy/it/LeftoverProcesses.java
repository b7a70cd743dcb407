package dev.styxy.it;

import dev.styxy.model.Names;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Names what a test has started and not ended, when all tests are over, and leaves it to be found,
 * by .ci/run for one; JUnit finds this in META-INF/services. A process is known by a variable that
 * {@link InstalledTool} passes down, however far from here it has gone.
 */
public final class LeftoverProcesses implements BeforeAllCallback {
  private static final String MARK = "TESTED_BY";
  private static final String OWN = ProcessHandle.current().pid() + "-" + System.nanoTime();

  /** What was asked to end a moment ago may take that moment. */
  private static final int TRIES = 250;

  private static final long PAUSE_NANOS = 20_000_000;

  /** Marks what is started with this environment. */
  static void mark(Map<String, String> environment) {
    environment.put(MARK, OWN);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(LeftoverProcesses.class))
        .computeIfAbsent(Sweep.class);
  }

  /** JUnit closes it after the last test. */
  static final class Sweep implements AutoCloseable {
    @Override
    public void close() {
      List<ProcessHandle> left = alive();
      for (int i = 0; i < TRIES && !left.isEmpty(); i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        left = alive();
      }
      for (ProcessHandle process : left) {
        System.err.println("A test left a process behind: " + words(process));
      }
    }
  }

  /** Those of other users cannot be looked at, unless by root. */
  static List<ProcessHandle> alive() {
    String wanted = MARK + "=" + OWN;
    return ProcessHandle.allProcesses()
        .filter(process -> proc(process, "environ").contains(wanted))
        .toList();
  }

  private static String words(ProcessHandle process) {
    String line = proc(process, "cmdline").replace('\0', ' ');
    StringBuilder words = new StringBuilder("pid " + process.pid() + ": ");
    line.codePoints().filter(Names::isPrintable).forEach(words::appendCodePoint);
    return words.toString();
  }

  /** Empty for a zombie, too, and where there is no /proc. */
  private static String proc(ProcessHandle process, String file) {
    try {
      Path path = Path.of("/proc", Long.toString(process.pid()), file);
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
