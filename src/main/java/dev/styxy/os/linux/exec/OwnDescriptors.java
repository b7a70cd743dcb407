package dev.styxy.os.linux.exec;

import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.socket.OpenSockets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    List<String> folders = folders();
    for (String name : OpenSockets.namesOf("self")) {
      int fd = Integer.parseInt(name);
      Optional<String> target =
          fd < FIRST ? Optional.empty() : ProcFile.readLink("/proc/self/fd/" + fd);
      boolean isNew = fd < LinuxHold.LOWEST_DESCRIPTOR && !openAtStart.contains(name);
      boolean isOwn = target.isPresent() && (isNew || isBelow(folders, target.get()));
      if (isOwn && LibCExec.isInherited(fd)) {
        LibCExec.setInherited(fd, false);
      }
    }
  }

  private static boolean isBelow(List<String> folders, String path) {
    for (String folder : folders) {
      if (path.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Those of the JVM and of the jar, as the kernel names them. */
  private static List<String> folders() {
    List<String> folders = new ArrayList<>();
    add(folders, Path.of(System.getProperty("java.home")));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      add(folders, path.getParent());
    }
    return folders;
  }

  private static void add(List<String> folders, Path folder) {
    try {
      folders.add(folder.toRealPath().toString());
    } catch (IOException e) {
      // An upgrade replaced it meanwhile; only its name is left.
      folders.add(folder.normalize().toString());
    }
  }
}
