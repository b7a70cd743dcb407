package dev.styxy.store.machine;

import dev.styxy.core.system.UntrustedFiles;
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
  private final FileOps disk;
  private final Candidates candidates;
  private final Path directory;
  private final UntrustedFiles files;
  private final long user;
  private final Path usual;

  OwnClaims(FileOps disk, Candidates candidates, Path directory, UntrustedFiles files, long user) {
    this.disk = disk;
    this.candidates = candidates;
    this.directory = directory;
    this.files = files;
    this.user = user;
    this.usual = directory.resolve(ClaimsName.PREFIX + user);
  }

  /** Where it is, if it is anywhere, and what is in it. */
  record Published(Optional<Path> file, byte[] text) {
    boolean isAt(Path other) {
      return file.isPresent() && file.get().equals(other);
    }
  }

  Published read() throws IOException {
    Optional<byte[]> text = textOf(usual, true);
    if (text.isPresent()) {
      return new Published(Optional.of(usual), text.get());
    }
    // A user has one file: one under another name is used again.
    for (String name : candidates.names()) {
      ClaimsName read = ClaimsName.of(name);
      Path file = directory.resolve(name);
      text = read.uid() == user && !read.isUsual() ? textOf(file, false) : Optional.empty();
      if (text.isPresent()) {
        return new Published(Optional.of(file), text.get());
      }
    }
    return new Published(Optional.empty(), new byte[0]);
  }

  private Optional<byte[]> textOf(Path file, boolean isUsual) {
    Optional<UntrustedFiles.Content> content = files.read(file.toString(), ClaimText.LARGEST);
    boolean isOwn =
        content.isPresent() && new ClaimsName(user, isUsual).isFor(content.get().facts());
    return isOwn ? Optional.of(content.get().bytes()) : Optional.empty();
  }

  /**
   * Replaces what was published, under another name where somebody else has taken the usual one.
   * Returns where it is now.
   */
  Path write(ByteBuffer content, Published before) throws IOException {
    Path fresh = freshWith(content);
    try {
      if (isNowUsual(fresh)) {
        removeOther(before);
        return usual;
      }
      Path other = before.file().isPresent() ? before.file().get() : named("");
      disk.rename(fresh, other);
      return other;
    } catch (IOException e) {
      disk.delete(fresh);
      throw e;
    }
  }

  /** A user has one file. */
  private void removeOther(Published before) throws IOException {
    if (before.file().isPresent() && !before.isAt(usual)) {
      disk.delete(before.file().get());
    }
  }

  /** One that nobody can guess. */
  private Path named(String end) {
    return directory.resolve(usual.getFileName() + "." + UUID.randomUUID() + end);
  }

  /** Under a name that nobody can guess where somebody else has put something in the way. */
  private Path freshWith(ByteBuffer content) throws IOException {
    Path known = directory.resolve(usual.getFileName() + ClaimsName.NEW);
    try {
      if (isOwn(known)) {
        disk.delete(known); // what a killed process has left
      }
      return fill(known, content.duplicate());
    } catch (IOException e) {
      return fill(named(ClaimsName.NEW), content);
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
    try {
      disk.rename(fresh, usual);
      return true;
    } catch (IOException e) {
      if (isOwn(usual)) {
        throw e; // it counts, so that another file would not be read
      }
      return false;
    }
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
