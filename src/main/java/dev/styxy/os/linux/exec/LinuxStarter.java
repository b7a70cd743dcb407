package dev.styxy.os.linux.exec;

import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.socket.DumpFilter;
import dev.styxy.os.portable.ChildStarter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Becomes the command by execve(2): the pid stays, and everything else that a process keeps. What
 * the JVM changed is restored first. Arguments and variables are taken from the kernel as bytes, so
 * that they arrive as they were typed, whatever their encoding.
 */
public final class LinuxStarter implements CommandStarter {
  private final long pid;
  private final OwnDescriptors descriptors;
  private final PassedSocket passed;

  /** Replaces the process with this pid, which must be this one. */
  public LinuxStarter(long pid, OwnDescriptors descriptors, PassedSocket passed) {
    this.pid = pid;
    this.descriptors = descriptors;
    this.passed = passed;
  }

  /**
   * Without /proc our own arguments are not available as bytes: then the command becomes a child.
   */
  @Override
  public int start(CommandStart command) {
    try {
      List<String> own = strings("/proc/self/cmdline");
      if (own.size() < command.words().size()) {
        return new ChildStarter().start(command);
      }
      throw failure(command, become(command, own));
    } catch (LinkageError e) {
      return new ChildStarter().start(command);
    }
  }

  private int become(CommandStart command, List<String> own) {
    List<String> environment =
        UserEnvironment.of(
            strings("/proc/self/environ"),
            command.variables(),
            System.getProperty(UserEnvironment.LAUNCHED) != null);
    List<String> words = words(command, own);
    DumpFilter.restore();
    descriptors.keep();
    Runnable undo = passed.place();
    SignalState.restore(pid);
    int error =
        new CommandPath(UserEnvironment.value(environment, "PATH")).execute(words, environment);
    undo.run();
    return error;
  }

  /** The last arguments of our own command line. */
  private static List<String> words(CommandStart command, List<String> all) {
    int count = command.words().size();
    CommandStart bytes =
        new CommandStart(
            command.words(), new CommandBytes(command.placeholders()), command.variables());
    List<String> words = new ArrayList<>();
    for (String word : all.subList(Math.max(0, all.size() - count), all.size())) {
      words.add(bytes.fill(word));
    }
    return words;
  }

  private static List<String> strings(String path) {
    byte[] bytes = ProcFile.read(path).orElse(new byte[0]);
    List<String> strings = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        strings.add(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
        start = at + 1;
      }
    }
    return strings;
  }

  private static StyxyException failure(CommandStart command, int error) {
    String word = command.fill(command.words().get(0));
    if (error == Errno.ENOENT) {
      return new StyxyException(
          FailureCode.COMMAND_NOT_FOUND,
          "cannot run '" + word + "': command not found",
          "command -v " + ShellWord.of(word));
    }
    if (error == Errno.ELIBBAD) {
      return new StyxyException(
          FailureCode.COMMAND_NOT_FOUND,
          "cannot run '" + word + "': its interpreter is missing",
          "head -n 1 " + ShellWord.of(word));
    }
    return new StyxyException(
        FailureCode.NOT_EXECUTABLE,
        "cannot run '" + word + "': " + why(error),
        "ls -l " + ShellWord.of(word));
  }

  private static String why(int error) {
    return error == Errno.ENOEXEC ? "cannot execute binary file" : LibCExec.message(error);
  }
}
