package dev.styxy.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that is created, never one that exists already. */
final class NewFile {
  static final Set<PosixFilePermission> OWN_MODE = PosixFilePermissions.fromString("rw-------");

  private final HeldDirectory directory;
  private final Path name;

  NewFile(HeldDirectory directory, Path name) {
    this.directory = directory;
    this.name = name;
  }

  /** A file beside the one that it will replace, under a unique name. */
  static NewFile beside(HeldDirectory directory, Path target) {
    // Two threads may see the same time, where the clock moves in steps.
    String thread = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    String unique = thread + "-" + Long.toHexString(System.nanoTime());
    return new NewFile(directory, target.resolveSibling(".styxy-" + unique));
  }

  /**
   * Creates it with this content, and flushes it. Only the user may read it until it has its final
   * mode: it may hold secrets. What is to be run has that mode from the beginning: a script that is
   * not executable would look switched off to whoever sees it now, and whoever replaces it now
   * takes over what mode it has.
   *
   * @param like of the file whose group and mode it takes, if there is one
   * @param otherwise the mode without one; absent for what the umask leaves
   */
  void write(
      byte[] content,
      Optional<PosixFileAttributes> like,
      Optional<Set<PosixFilePermission>> otherwise)
      throws IOException {
    boolean isPosix = directory.attributes(name).isPresent();
    boolean isOwn = isPosix && (like.isPresent() || otherwise.isPresent());
    FileAttribute<?>[] mode =
        isOwn ? new FileAttribute<?>[] {firstMode(otherwise)} : new FileAttribute<?>[0];
    try (SeekableByteChannel channel =
        directory.open(
            name,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (isOwn) {
        takeOn(
            like.map(PosixFileAttributes::group),
            like.map(PosixFileAttributes::permissions).or(() -> otherwise));
      }
      if (channel instanceof FileChannel file) {
        file.force(true);
      }
    }
  }

  private static FileAttribute<?> firstMode(Optional<Set<PosixFilePermission>> last) {
    Optional<Set<PosixFilePermission>> ofScript =
        last.filter(mode -> mode.contains(PosixFilePermission.OWNER_EXECUTE));
    return PosixFilePermissions.asFileAttribute(ofScript.orElse(OWN_MODE));
  }

  private void takeOn(
      Optional<GroupPrincipal> group, Optional<Set<PosixFilePermission>> permissions)
      throws IOException {
    PosixFileAttributeView view = directory.attributes(name).orElseThrow();
    PosixFileAttributes now = view.readAttributes();
    if (group.isPresent() && !group.get().equals(now.group())) {
      view.setGroup(group.get());
    }
    if (permissions.isPresent() && !permissions.get().equals(now.permissions())) {
      view.setPermissions(permissions.get());
    }
  }

  /** Gives it the name of the file that it replaces. */
  void rename(Path target) throws IOException {
    directory.rename(name, target);
  }

  void remove() throws IOException {
    directory.delete(name);
  }

  /** Removes it after a failure, which is what gets reported. */
  void removeAfter(Exception failure) {
    try {
      if (directory.facts(name).isPresent()) {
        directory.delete(name);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
