package dev.styxy.os.linux.exec;

import com.sun.jna.Pointer;
import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.socket.DumpFilter;
import dev.styxy.os.portable.ChildStarter;
import dev.styxy.os.posix.CommandBytes;
import dev.styxy.os.posix.CommandPath;
import dev.styxy.os.posix.NativeStrings;
import dev.styxy.os.posix.ProgramLoader;
import dev.styxy.os.posix.StartError;
import dev.styxy.os.posix.UserEnvironment;
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
      int error = become(command, own);
      throw StartError.failure(command, error, LibCExec.message(error));
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
    List<String> words = CommandBytes.words(command, own);
    DumpFilter.restore();
    descriptors.keep();
    Runnable undo = passed.place();
    SignalState.restore(pid);
    int error = execute(words, environment);
    undo.run();
    return error;
  }

  private static int execute(List<String> words, List<String> environment) {
    try (NativeStrings variables = new NativeStrings(environment)) {
      return new CommandPath(
              new Loader(variables.pointer()), UserEnvironment.value(environment, "PATH"))
          .execute(words);
    }
  }

  private static List<String> strings(String path) {
    byte[] bytes = ProcFile.read(path).orElse(new byte[0]);
    return NativeStrings.split(bytes, 0, Integer.MAX_VALUE);
  }

  /** The calls of Linux. */
  private record Loader(Pointer variables) implements ProgramLoader {
    @Override
    public int become(String path, List<String> arguments) {
      return LibCExec.execve(path, arguments, variables);
    }

    @Override
    public boolean isThere(String path) {
      return LibCExec.isThere(path);
    }

    @Override
    public byte[] readStart(String path, int length) {
      return LibCExec.readStart(path, length);
    }
  }
}
