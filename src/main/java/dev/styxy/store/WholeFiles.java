package dev.styxy.store;

import dev.styxy.core.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces files by renaming new ones over them. They get the mode that the umask gives, because
 * those who read them are others than who writes them.
 */
public final class WholeFiles implements ReportFiles {

  @Override
  public void replace(Path file, String content) {
    Path temporary = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      // What is there already is another's, of another pid namespace perhaps, and stays.
      Files.createFile(temporary);
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
    try {
      Files.writeString(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      removeAfter(e, temporary);
      throw IoFailure.of("write", file, e);
    }
  }

  private static void removeAfter(IOException failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
