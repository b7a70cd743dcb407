package dev.styxy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes directories that are the user's alone whatever the umask is: under 002, which is Ubuntu's,
 * any other may be written to by the group, and styxy keeps no state there.
 */
public final class PrivateDirectory {
  private PrivateDirectory() {}

  /** Makes it, and those above it that are missing. */
  public static Path make(Path directory) throws IOException {
    return Files.createDirectories(directory, attributes());
  }

  private static FileAttribute<?>[] attributes() {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
