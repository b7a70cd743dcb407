package dev.styxy.core.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The user to whom the files belong that this process makes, for systems without /proc. */
public final class FileMaker {
  private FileMaker() {}

  /** Makes a file to see it, and removes it; empty where files have no owners. */
  public static OptionalLong uid() {
    try {
      Path file = Files.createTempFile("styxy", null);
      try {
        boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return hasOwners
            ? OptionalLong.of(((Number) Files.getAttribute(file, "unix:uid")).longValue())
            : OptionalLong.empty();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
