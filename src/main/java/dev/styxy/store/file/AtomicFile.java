package dev.styxy.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is only ever replaced whole: written under a temporary name in the same directory,
 * brought to the disk, renamed over. At whichever step the process dies, the file has its old or
 * its new content. Only the holder of the state lock may use it: the temporary name is fixed, so
 * that what a killed process left can be found without listing the directory.
 */
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";

  /** Names to try when something that cannot be removed stands at the first. */
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

  /** Replaces the content; when it returns, that is on the disk under its name. */
  public void replaceDurably(ByteBuffer content) throws IOException {
    replace(content, true);
    disk.syncDirectory(file.getParent());
  }

  /** Replaces the content, which reaches the disk in its own time. */
  public void replaceSoon(ByteBuffer content) throws IOException {
    replace(content, false);
  }

  /**
   * Replaces the content, and leaves the new file open: whoever has it brings it to the disk when
   * nobody waits for that, and closes it.
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

  /** A directory that somebody put there stays: it is nobody's leftover and may hold something. */
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
