package dev.styxy.os.linux;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Looks a command up as shells and execvp(3) do. */
final class CommandPath {
  private static final String SHELL = "/bin/sh";
  private static final String USUAL = "/usr/local/bin:/bin:/usr/bin";

  private final String path;

  /** A look-up in these folders; in the usual ones when there are none. */
  CommandPath(String path) {
    this.path = path.isEmpty() ? USUAL : path;
  }

  /** Becomes the command; returns only when that failed, with the error number that says most. */
  int execute(List<String> words, List<String> environment) {
    String command = words.get(0);
    if (command.indexOf('/') >= 0) {
      return tryAt(command, words, environment);
    }
    int result = Errno.ENOENT;
    for (String folder : path.split(":", -1)) {
      int error = tryAt(folder.isEmpty() ? command : folder + "/" + command, words, environment);
      if (error != Errno.ENOENT && error != Errno.ENOTDIR) {
        result = error;
      }
      if (result != Errno.ENOENT && result != Errno.EACCES) {
        return result;
      }
    }
    return result;
  }

  /** A script without {@code #!} is the shell's; a file that is there lacks its interpreter. */
  private static int tryAt(String file, List<String> words, List<String> environment) {
    int error = LibCExec.execve(file, words, environment);
    if (error != Errno.ENOEXEC) {
      return error == Errno.ENOENT && new File(file).exists() ? Errno.ELIBBAD : error;
    }
    List<String> shell = new ArrayList<>(List.of("sh", file));
    shell.addAll(words.subList(1, words.size()));
    return LibCExec.execve(SHELL, shell, environment);
  }
}
