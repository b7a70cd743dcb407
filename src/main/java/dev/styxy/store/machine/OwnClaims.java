package dev.styxy.store.machine;

import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The user's own file of claims, replaced whole by a rename. Nothing of it needs to survive a crash
 * of the machine, so nothing is flushed.
 */
final class OwnClaims {
  static final String NEW = ".new";

  private final FileOps disk;
  private final Path directory;
  private final long user;
  private final String usual;

  OwnClaims(FileOps disk, Path directory, long user) {
    this.disk = disk;
    this.directory = directory;
    this.user = user;
    this.usual = ForeignClaims.PREFIX + user;
  }

  /** Replaces it, under another name where somebody else has taken the usual one. */
  void write(ByteBuffer content) throws IOException {
    Path fresh = freshWith(content);
    try {
      if (!isNowUsual(fresh)) {
        disk.rename(fresh, ownUnderAnotherName());
      }
    } catch (IOException e) {
      disk.delete(fresh);
      throw e;
    }
  }

  /** Under a name that nobody can guess where somebody else has put something in the way. */
  private Path freshWith(ByteBuffer content) throws IOException {
    Path known = directory.resolve(usual + NEW);
    try {
      if (isOwn(known)) {
        disk.delete(known); // what a killed process has left
      }
      return fill(known, content.duplicate());
    } catch (IOException e) {
      return fill(directory.resolve(usual + "." + UUID.randomUUID() + NEW), content);
    }
  }

  private Path fill(Path fresh, ByteBuffer content) throws IOException {
    FileChannel channel = disk.createShown(fresh);
    try {
      disk.write(channel, content);
    } catch (IOException e) {
      disk.delete(fresh);
      throw e;
    } finally {
      disk.close(channel);
    }
    return fresh;
  }

  /**
   * Whether it could be renamed to the usual name. That is asked of the kernel alone: between a
   * look and the rename, somebody could take the name.
   */
  private boolean isNowUsual(Path fresh) throws IOException {
    Path file = directory.resolve(usual);
    try {
      disk.rename(fresh, file);
      return true;
    } catch (IOException e) {
      if (isOwn(file)) {
        throw e; // it counts, so that another file would not be read
      }
      return false;
    }
  }

  /** The last one is used again: a user has one file. */
  private Path ownUnderAnotherName() throws IOException {
    for (String name : disk.names(directory, ForeignClaims.MOST_NAMES)) {
      boolean isCandidate = name.startsWith(usual + ".") && !name.endsWith(NEW);
      if (isCandidate && isOwn(directory.resolve(name))) {
        return directory.resolve(name);
      }
    }
    return directory.resolve(usual + "." + UUID.randomUUID());
  }

  /** What cannot be looked at, as a mount of somebody else, is not. */
  private boolean isOwn(Path file) {
    try {
      Optional<FileFacts> facts = disk.facts(file);
      return facts.isPresent()
          && facts.get().kind() == FileFacts.Kind.FILE
          && facts.get().uid() == user;
    } catch (IOException e) {
      return false;
    }
  }
}
