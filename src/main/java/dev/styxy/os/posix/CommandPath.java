package dev.styxy.os.posix;

import java.util.ArrayList;
import java.util.List;

/** Looks a command up as shells and execvp(3) do. */
public final class CommandPath {
  private static final String SHELL = "/bin/sh";

  /** How much of a file bash inspects. */
  private static final int START = 128;

  private static final String USUAL = "/usr/local/bin:/bin:/usr/bin";

  private final ProgramLoader loader;
  private final String path;

  /** Searches these folders, or the usual ones if there are none. */
  public CommandPath(ProgramLoader loader, String path) {
    this.loader = loader;
    this.path = path.isEmpty() ? USUAL : path;
  }

  /**
   * As bash decides: there is a NUL before the end of the first line, as in a program for another
   * machine.
   */
  private boolean isBinary(String file) {
    byte[] start = loader.readStart(file, START);
    for (byte b : start) {
      if (b == 0 || b == '\n') {
        return b == 0;
      }
    }
    return false;
  }

  /** Becomes the command; returns only on failure, with the most telling error number. */
  public int execute(List<String> words) {
    String command = words.get(0);
    if (command.indexOf('/') >= 0) {
      return tryAt(command, words);
    }
    int result = StartError.ENOENT;
    for (String folder : path.split(":", -1)) {
      int error = tryAt(folder.isEmpty() ? command : folder + "/" + command, words);
      if (error != StartError.ENOENT && error != StartError.ENOTDIR) {
        result = error;
      }
      if (result != StartError.ENOENT && result != StartError.EACCES) {
        return result;
      }
    }
    return result;
  }

  /**
   * The shell runs a script without {@code #!}; if a file exists, ENOENT means that its interpreter
   * does not.
   */
  private int tryAt(String file, List<String> words) {
    int error = loader.become(file, words);
    if (error == StartError.ENOENT) {
      return loader.isThere(file) ? StartError.NO_INTERPRETER : error;
    }
    if (error != StartError.ENOEXEC || isBinary(file)) {
      return error;
    }
    List<String> shell = new ArrayList<>(List.of("sh", file));
    shell.addAll(words.subList(1, words.size()));
    return loader.become(SHELL, shell);
  }
}
