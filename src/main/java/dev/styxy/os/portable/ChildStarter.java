package dev.styxy.os.portable;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the command as a child where a process cannot become another, and exits with its status. */
public final class ChildStarter implements CommandStarter {
  @Override
  public int start(CommandStart command) {
    List<String> words = new ArrayList<>();
    for (String word : command.words()) {
      words.add(command.fill(word));
    }
    ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
    builder.environment().putAll(command.variables());
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new StyxyException(
          FailureCode.COMMAND_NOT_FOUND, "cannot execute '" + words.get(0) + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StyxyException(FailureCode.IO, "interrupted while the command ran", e);
    }
  }
}
