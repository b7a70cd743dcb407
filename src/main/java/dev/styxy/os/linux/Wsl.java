package dev.styxy.os.linux;

import dev.styxy.core.system.OuterSystem;
import dev.styxy.os.linux.libc.ProcFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether this is a distribution under WSL. Its kernels are named {@code
 * …-microsoft-standard-WSL2}, but a container has that kernel, too, and others may be built; its
 * init makes {@code /run/WSL} and registers WSLInterop, which starts programs of Windows.
 */
final class Wsl {
  private static final String RELEASE = "/proc/sys/kernel/osrelease";

  private final Path root;
  private final String release;

  private Wsl(Path root, String release) {
    this.root = root;
    this.release = release.toLowerCase(Locale.ROOT);
  }

  /** Windows, where it is around this system. */
  static Optional<OuterSystem> outer() {
    return outer(Path.of("/"), ProcFile.readWord(RELEASE));
  }

  /**
   * The same of any system.
   *
   * @param root where its files are
   * @param release of its kernel
   */
  static Optional<OuterSystem> outer(Path root, String release) {
    Wsl wsl = new Wsl(root, release);
    return wsl.isHere()
        ? Optional.of(new OuterSystem("Windows", wsl.sharesPorts(), "netstat.exe -ano"))
        : Optional.empty();
  }

  private boolean isHere() {
    return exists("proc/sys/fs/binfmt_misc/WSLInterop")
        || (release.contains("microsoft") && exists("run/WSL"))
        || isFirst();
  }

  /** WSL 1 has no kernel of its own: 4.4.0-19041-Microsoft. */
  private boolean isFirst() {
    return release.endsWith("-microsoft");
  }

  /**
   * In mirrored mode there is an interface for the loopback of Windows; behind NAT there is none.
   */
  private boolean sharesPorts() {
    return isFirst() || exists("sys/class/net/loopback0");
  }

  private boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }
}
