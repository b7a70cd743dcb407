package dev.styxy.cli.invocation;

import dev.styxy.core.system.Pause;
import dev.styxy.core.system.ProcessTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs further invocations within this process, for a command that serves others. */
public interface Invocations {

  /**
   * What an invocation printed.
   *
   * @param answer its stdout
   * @param messages its stderr
   */
  record Printed(int status, String answer, String messages) {}

  /**
   * Runs one as if it were typed, where there is neither a terminal nor an input. It reads the
   * configuration anew and keeps nothing. No two may run at once: the lock is one for the process.
   *
   * @param directory absolute; it works there
   * @param variables added to those of the environment
   * @param pause where it lets time pass, which it never does while it has the lock
   */
  Printed run(Path directory, List<String> words, Map<String, String> variables, Pause pause);

  /** The processes as they are now. */
  ProcessTable processes();
}
