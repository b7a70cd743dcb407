package dev.styxy.os.windows;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.portable.ChildStarter;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the command as a child, which a process of Windows cannot become, within a job that ends
 * with this process.
 */
final class WindowsStarter implements CommandStarter {
  private final Kernel32 kernel;

  WindowsStarter(Kernel32 kernel) {
    this.kernel = kernel;
  }

  @Override
  public int start(CommandStart command) {
    Map<String, String> environment = new ProcessBuilder().environment();
    CommandStart found =
        find(
            command,
            new ProgramLookup(
                environment.getOrDefault("PATH", ""), environment.getOrDefault("PATHEXT", "")));
    CommandJob job = CommandJob.join(kernel);
    int status = new ChildStarter().start(found);
    job.release();
    return status;
  }

  /** The same with the path of its program. */
  static CommandStart find(CommandStart command, ProgramLookup lookup) {
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
    return new CommandStart(words, command.port(), command.variables());
  }
}
