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
  private final Path directory;
  private final String name;
  private final Path file;
  private final Path temporary;

  public AtomicFile(FileOps disk, Path directory, String name) {
    this.disk = disk;
    this.directory = directory;
    this.name = name;
    this.file = directory.resolve(name);
    this.temporary = directory.resolve(name + TEMPORARY);
  }

  public Path path() {
    return file;
  }

  /** Replaces the content; when this returns, content and name are on disk. */
  public void replaceDurably(ByteBuffer content) throws IOException {
    replace(content, true);
    disk.syncDirectory(directory);
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
    Temporary temporary = create();
    try {
      disk.write(temporary.channel(), content);
      disk.rename(temporary.path(), file);
      return temporary.channel();
    } catch (IOException e) {
      closeAfter(e, temporary.channel());
      removeAfter(e, temporary.path());
      throw e;
    }
  }

  /** Removes what a killed process may have left. */
  public void removeLeftover() throws IOException {
    if (disk.isThere(temporary)) {
      remove(temporary);
    }
  }

  private void replace(ByteBuffer content, boolean isSynced) throws IOException {
    Temporary temporary = create();
    try {
      fill(temporary.channel(), content, isSynced);
      disk.rename(temporary.path(), file);
    } catch (IOException e) {
      removeAfter(e, temporary.path());
      throw e;
    }
  }

  /** A new file, and where it is. */
  private record Temporary(Path path, FileChannel channel) {}

  private Temporary create() throws IOException {
    for (int i = 0; i < TEMPORARY_NAMES; i++) {
      Path name = temporary(i);
      try {
        return create(name);
      } catch (FileAlreadyExistsException e) {
        if (remove(name)) {
          return create(name);
        }
      }
    }
    throw new FileAlreadyExistsException(temporary.toString());
  }

  private Temporary create(Path name) throws IOException {
    try {
      return new Temporary(name, disk.create(name));
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      removeAfter(e, name);
      throw e;
    }
  }

  /**
   * Removes what has a temporary name.
   *
   * @return whether the name is free; a directory is left alone, because it is not a leftover and
   *     may contain something
   */
  private boolean remove(Path name) throws IOException {
    Optional<FileFacts> facts = disk.facts(name);
    if (facts.isPresent() && facts.get().kind() == FileFacts.Kind.DIRECTORY) {
      return false;
    }
    disk.delete(name);
    return true;
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
    return number == 0 ? temporary : directory.resolve(name + TEMPORARY + number);
  }
}
