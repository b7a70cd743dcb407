package dev.styxy.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is always replaced whole: written under a temporary name in the same directory,
 * flushed, and renamed over. Whenever the process dies, the file has its old or its new content.
 * Only the holder of the state lock may use it: the temporary name is fixed, so that leftovers of a
 * killed process are found without listing the directory.
 */
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";

  /** How many names to try when the first is taken by something that cannot be removed. */
  private static final int TEMPORARY_NAMES = 3;

  private final FileOps disk;
  private final Path file;

  public AtomicFile(FileOps disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /** Replaces the content; when this returns, content and name are on disk. */
  public void replaceDurably(ByteBuffer content) throws IOException {
    replace(content, true);
    disk.syncDirectory(file.getParent());
  }

  /** Replaces the content without flushing it. */
  public void replaceSoon(ByteBuffer content) throws IOException {
    replace(content, false);
  }

  /**
   * Replaces the content and leaves the new file open, for the caller to flush and close when
   * nobody is waiting.
   */
  public FileChannel replaceOpen(ByteBuffer content) throws IOException {
    Path temporary = freeName();
    FileChannel channel = disk.create(temporary);
    try {
      disk.write(channel, content);
      disk.rename(temporary, file);
      return channel;
    } catch (IOException e) {
      closeAfter(e, channel);
      removeAfter(e, temporary);
      throw e;
    }
  }

  /** Removes what a killed process may have left. */
  public void removeLeftover() throws IOException {
    Optional<FileFacts> facts = disk.facts(temporary(0));
    if (facts.isPresent() && facts.get().kind() != FileFacts.Kind.DIRECTORY) {
      disk.delete(temporary(0));
    }
  }

  private void replace(ByteBuffer content, boolean isSynced) throws IOException {
    Path temporary = freeName();
    try {
      fill(disk.create(temporary), content, isSynced);
      disk.rename(temporary, file);
    } catch (IOException e) {
      removeAfter(e, temporary);
      throw e;
    }
  }

  /** A directory there is left alone: it is not a leftover, and may contain something. */
  private Path freeName() throws IOException {
    for (int i = 0; i < TEMPORARY_NAMES; i++) {
      Path temporary = temporary(i);
      Optional<FileFacts> facts = disk.facts(temporary);
      if (facts.isEmpty()) {
        return temporary;
      }
      if (facts.get().kind() != FileFacts.Kind.DIRECTORY) {
        disk.delete(temporary);
        return temporary;
      }
    }
    throw new FileAlreadyExistsException(temporary(0).toString());
  }

  private void fill(FileChannel channel, ByteBuffer content, boolean isSynced) throws IOException {
    try {
      disk.write(channel, content);
      if (isSynced) {
        disk.sync(channel);
      }
    } catch (IOException e) {
      closeAfter(e, channel);
      throw e;
    }
    disk.close(channel);
  }

  private void closeAfter(IOException failure, FileChannel channel) {
    try {
      disk.close(channel);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void removeAfter(IOException failure, Path temporary) {
    try {
      disk.delete(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Path temporary(int number) {
    String suffix = number == 0 ? TEMPORARY : TEMPORARY + number;
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
