package dev.styxy.os.macos;

import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.os.portable.ChildStarter;
import dev.styxy.os.posix.CommandBytes;
import dev.styxy.os.posix.CommandPath;
import dev.styxy.os.posix.StartError;
import dev.styxy.os.posix.UserEnvironment;
import java.util.List;

/**
 * Becomes the command: the pid stays, and with it the unique id. Arguments and variables are taken
 * from the kernel as bytes, so that they arrive as they were typed. With -Xrs, which the launcher
 * passes, the JVM has changed no signal but those for its own errors.
 */
final class MacStarter implements CommandStarter {
  private static final String LAUNCHED = "styxy.tty";

  private final NativeLibrary library;
  private final MacDescriptors descriptors;
  private final int self;

  MacStarter(NativeLibrary library, MacDescriptors descriptors, long self) {
    this.library = library;
    this.descriptors = descriptors;
    this.self = (int) self;
  }

  /** Where the kernel does not give away our own arguments, the command becomes a child. */
  @Override
  public int start(CommandStart command) {
    try {
      StartWords own = StartWords.decode(new Sysctl(library).startOf(self));
      if (own.arguments().size() < command.words().size()) {
        return new ChildStarter().start(command);
      }
      int[] inherited = descriptors.inherited(new LibProc(library), self);
      List<String> environment =
          UserEnvironment.of(
              own.variables(), command.variables(), System.getProperty(LAUNCHED) != null);
      MacSpawn spawn = new MacSpawn(library, inherited, environment);
      int error =
          new CommandPath(spawn, UserEnvironment.value(environment, "PATH"))
              .execute(CommandBytes.words(command, own.arguments()));
      throw StartError.failure(command, error, spawn.message(error));
    } catch (LinkageError e) {
      return new ChildStarter().start(command);
    }
  }
}
