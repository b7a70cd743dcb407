package dev.styxy.os.posix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of the JVM and of our jar, as the kernel names them: what is open there is ours. */
public final class OwnFolders {
  private final List<String> folders = new ArrayList<>();

  public OwnFolders() {
    add(Path.of(System.getProperty("java.home")));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      add(Path.of(entry).toAbsolutePath().getParent());
    }
  }

  private void add(Path folder) {
    try {
      folders.add(folder.toRealPath().toString());
    } catch (IOException e) {
      // An upgrade replaced it meanwhile; only its name is left.
      folders.add(folder.normalize().toString());
    }
  }

  /** Whether a file is in one of them, or below. */
  public boolean contain(String path) {
    for (String folder : folders) {
      if (path.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }
}
