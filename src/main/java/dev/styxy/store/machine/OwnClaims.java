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
    this.usual = MachineDirectory.PREFIX + user;
  }

  /** Replaces it, under another name where somebody else has taken the usual one. */
  void write(ByteBuffer content) throws IOException {
    Path target = target();
    Path fresh = fresh(target);
    FileChannel channel = disk.createShown(fresh);
    try {
      disk.write(channel, content);
      disk.close(channel);
      disk.rename(fresh, target);
    } catch (IOException e) {
      disk.delete(fresh);
      throw e;
    }
  }

  private Path target() throws IOException {
    Path file = directory.resolve(usual);
    return isFreeOrOwn(file) ? file : ownUnderAnotherName();
  }

  /** The last one is used again: a user has one file. */
  private Path ownUnderAnotherName() throws IOException {
    for (String name : disk.names(directory, MachineDirectory.MOST_FILES)) {
      boolean isCandidate = name.startsWith(usual + ".") && !name.endsWith(NEW);
      if (isCandidate && isOwn(disk.facts(directory.resolve(name)))) {
        return directory.resolve(name);
      }
    }
    return directory.resolve(usual + "." + UUID.randomUUID());
  }

  /** What a killed process has left is removed; what somebody else has put there is avoided. */
  private Path fresh(Path target) throws IOException {
    Path fresh = target.resolveSibling(target.getFileName() + NEW);
    Optional<FileFacts> facts = disk.facts(fresh);
    if (facts.isEmpty()) {
      return fresh;
    }
    if (isOwn(facts)) {
      disk.delete(fresh);
      return fresh;
    }
    return target.resolveSibling(usual + "." + UUID.randomUUID() + NEW);
  }

  private boolean isFreeOrOwn(Path file) throws IOException {
    Optional<FileFacts> facts = disk.facts(file);
    return facts.isEmpty() || isOwn(facts);
  }

  private boolean isOwn(Optional<FileFacts> facts) {
    return facts.isPresent()
        && facts.get().kind() == FileFacts.Kind.FILE
        && facts.get().uid() == user;
  }
}
