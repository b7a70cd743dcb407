package dev.styxy.os.linux.exec;

import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.socket.OpenSockets;
import dev.styxy.os.posix.OwnFolders;
import java.io.File;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the JVM has opened for itself and would pass on: its modules, its archive and our jar before
 * {@code main} began, and everything new since then, such as the socket that JDK 17 keeps for
 * closing files. The rest was inherited, and is the user's.
 */
public final class OwnDescriptors {
  private static final int FIRST = 3;

  private final Set<String> openAtStart = new HashSet<>();

  /** Those open now, at the start of {@code main}. */
  public OwnDescriptors() {
    for (String name : OpenSockets.namesOf("self")) {
      // The one through which the list itself was read is closed again.
      if (new File("/proc/self/fd/" + name).exists()) {
        openAtStart.add(name);
      }
    }
  }

  /** Hides the JVM's from the program that this process becomes; the hold is passed on. */
  void keep() {
    OwnFolders folders = new OwnFolders();
    for (String name : OpenSockets.namesOf("self")) {
      int fd = Integer.parseInt(name);
      Optional<String> target =
          fd < FIRST ? Optional.empty() : ProcFile.readLink("/proc/self/fd/" + fd);
      boolean isNew = fd < LinuxHold.LOWEST_DESCRIPTOR && !openAtStart.contains(name);
      boolean isOwn = target.isPresent() && (isNew || folders.contain(target.get()));
      if (isOwn && LibCExec.isInherited(fd)) {
        LibCExec.setInherited(fd, false);
      }
    }
  }
}
