package dev.styxy.os.windows;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.portable.ChildStarter;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the command as a child, which a process of Windows cannot become, within a job that ends
 * with this process.
 */
final class WindowsStarter implements CommandStarter {
  /** What styxy.cmd and styxy.ps1 hide from java. */
  static final List<String> HIDDEN =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

  private static final String SAVED = "STYXY_SAVED_";

  private final Kernel32 kernel;
  private final ProgramLookup lookup;

  WindowsStarter(Kernel32 kernel, ProgramLookup lookup) {
    this.kernel = kernel;
    this.lookup = lookup;
  }

  @Override
  public int start(CommandStart command) {
    CommandStart found = find(command);
    CommandJob job = CommandJob.join(kernel);
    int status = new ChildStarter().start(found);
    job.release();
    return status;
  }

  /** The same with the path of its program. */
  private CommandStart find(CommandStart command) {
    String word = command.fill(command.words().get(0));
    Optional<File> file = lookup.find(word);
    if (file.isEmpty()) {
      throw new StyxyException(
          FailureCode.COMMAND_NOT_FOUND,
          "cannot run '" + word + "': command not found",
          "where.exe " + ShellWord.of(word));
    }
    List<String> words = new ArrayList<>(command.words());
    words.set(0, file.get().getPath());
    Map<String, String> variables = hidden(new ProcessBuilder().environment());
    variables.putAll(command.variables());
    return new CommandStart(words, command.placeholders(), variables);
  }

  /** The variables that the launcher hid, with their values. */
  static Map<String, String> hidden(Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    for (String name : HIDDEN) {
      String value = environment.getOrDefault(SAVED + name, "");
      if (!value.isEmpty()) {
        variables.put(name, value);
      }
    }
    return variables;
  }
}
