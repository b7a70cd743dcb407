package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.styxy.os.posix.NativeStrings;
import dev.styxy.os.posix.ProgramLoader;
import java.util.Arrays;
import java.util.List;

/**
 * Becomes another program by posix_spawn(2) with Apple's POSIX_SPAWN_SETEXEC of {@code
 * <sys/spawn.h>}: unlike execve(2), it can leave out every descriptor that is not named, and leaves
 * all as they are when it fails.
 */
final class MacSpawn implements ProgramLoader {
  private static final short SETEXEC = 0x0040;
  private static final short CLOEXEC_DEFAULT = 0x4000;

  /** {@code <sys/fcntl.h>}. */
  private static final int O_CLOEXEC = 0x0100_0000;

  private static final int NO_MEMORY = 12;

  private final NativeLibrary library;
  private final int[] descriptors;
  private final List<String> environment;

  /** Passes these descriptors on, and no other. */
  MacSpawn(NativeLibrary library, int[] descriptors, List<String> environment) {
    this.library = library;
    this.descriptors = descriptors.clone();
    this.environment = environment;
  }

  private int call(String name, Object... arguments) {
    return library.getFunction(name).invokeInt(arguments);
  }

  @Override
  public int become(String path, List<String> arguments) {
    Pointer[] attributes = {Pointer.NULL};
    Pointer[] actions = {Pointer.NULL};
    if (call("posix_spawnattr_init", (Object) attributes) != 0) {
      return NO_MEMORY;
    }
    try {
      if (call("posix_spawn_file_actions_init", (Object) actions) != 0) {
        return NO_MEMORY;
      }
      try (NativeStrings argv = new NativeStrings(arguments);
          NativeStrings envp = new NativeStrings(environment)) {
        call("posix_spawnattr_setflags", attributes, (short) (SETEXEC | CLOEXEC_DEFAULT));
        for (int descriptor : descriptors) {
          call("posix_spawn_file_actions_addinherit_np", actions, descriptor);
        }
        byte[] program = NativeStrings.bytes(path);
        int[] pid = {0};
        return call(
            "posix_spawn", pid, program, actions, attributes, argv.pointer(), envp.pointer());
      } finally {
        call("posix_spawn_file_actions_destroy", (Object) actions);
      }
    } finally {
      call("posix_spawnattr_destroy", (Object) attributes);
    }
  }

  @Override
  public boolean isThere(String path) {
    return call("access", NativeStrings.bytes(path), 0) == 0;
  }

  @Override
  public byte[] readStart(String path, int length) {
    int fd = call("open", NativeStrings.bytes(path), O_CLOEXEC);
    if (fd < 0) {
      return new byte[0];
    }
    byte[] start = new byte[length];
    Function read = library.getFunction("read");
    long size = read.invokeLong(new Object[] {fd, start, (long) length});
    call("close", fd);
    return Arrays.copyOf(start, (int) Math.max(0, size));
  }

  String message(int error) {
    return library.getFunction("strerror").invokeString(new Object[] {error}, false);
  }
}
