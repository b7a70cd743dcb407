package dev.styxy.os.posix;

import dev.styxy.core.system.CommandStart;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;

/**
 * Why a program did not start: error numbers of execve(2), which Linux ({@code
 * <asm-generic/errno-base.h>}) and macOS ({@code <sys/errno.h>}) have in common, and one of ours.
 */
public final class StartError {
  static final int ENOENT = 2;
  static final int ENOEXEC = 8;
  static final int EACCES = 13;
  static final int ENOTDIR = 20;

  /** Both kernels report it as ENOENT. */
  static final int NO_INTERPRETER = -1;

  private StartError() {}

  /**
   * The failure of the command, as a shell tells it.
   *
   * @param message of the error, in the system's words
   */
  public static StyxyException failure(CommandStart command, int error, String message) {
    String word = command.fill(command.words().get(0));
    if (error == ENOENT) {
      return new StyxyException(
          FailureCode.COMMAND_NOT_FOUND,
          "cannot run '" + word + "': command not found",
          "command -v " + ShellWord.of(word));
    }
    if (error == NO_INTERPRETER) {
      return new StyxyException(
          FailureCode.COMMAND_NOT_FOUND,
          "cannot run '" + word + "': its interpreter is missing",
          "head -n 1 " + ShellWord.of(word));
    }
    return new StyxyException(
        FailureCode.NOT_EXECUTABLE,
        "cannot run '" + word + "': " + (error == ENOEXEC ? "cannot execute binary file" : message),
        "ls -l " + ShellWord.of(word));
  }
}
