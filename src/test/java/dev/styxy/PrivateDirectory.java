package dev.styxy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes directories that belong to the user alone, whatever the umask is. Under Ubuntu's umask 002
 * the group may write to any other directory, and styxy keeps no state there.
 */
public final class PrivateDirectory {
  private PrivateDirectory() {}

  /** Makes the directory, and any missing parents. */
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
