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

/** A new file beside the one that it will replace, made under a name that nobody else has. */
final class BesideFile {
  private static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final HeldDirectory directory;
  private final Path name;

  BesideFile(HeldDirectory directory, Path target) {
    this.directory = directory;
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    this.name = target.resolveSibling(".styxy-" + unique);
  }

  /**
   * Makes it with this content, on the disk. It is nobody else's until it has its mode: the file
   * may hold secrets.
   *
   * @param like the file whose group and mode it takes, if there is one
   * @param otherwise the mode without one; absent for what the umask leaves
   */
  void write(
      byte[] content,
      Optional<PosixFileAttributes> like,
      Optional<Set<PosixFilePermission>> otherwise)
      throws IOException {
    boolean isPosix = directory.attributes(name).isPresent();
    boolean isOwn = isPosix && (like.isPresent() || otherwise.isPresent());
    FileAttribute<?>[] mode = isOwn ? new FileAttribute<?>[] {OWN} : new FileAttribute<?>[0];
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

  /** Puts it in the place of the file. */
  void rename(Path target) throws IOException {
    directory.rename(name, target);
  }

  void remove() throws IOException {
    directory.delete(name);
  }

  /** Removes it after a failure, which is what is told. */
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
