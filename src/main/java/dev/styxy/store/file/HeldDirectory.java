package dev.styxy.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that is held open while a file in it is replaced. Where the system can (openat(2),
 * renameat(2), unlinkat(2), and fchmod(2) on what O_NOFOLLOW opened), names are looked up in the
 * open directory only: it does not matter if a directory above is exchanged.
 */
final class HeldDirectory implements Closeable {
  private static final int MOST_LOOKS = 100;

  private final Path path;
  private final DirectoryStream<Path> entries;
  private final Optional<SecureDirectoryStream<Path>> held;

  private HeldDirectory(Path path, DirectoryStream<Path> entries) {
    this.path = path;
    this.entries = entries;
    this.held =
        entries instanceof SecureDirectoryStream<Path> secure
            ? Optional.of(secure)
            : Optional.empty();
  }

  /**
   * Opens a directory in which nobody but this user can remove files.
   *
   * @throws dev.styxy.model.StyxyException when others can
   */
  static HeldDirectory open(Path directory, OwnDirectories own) throws IOException {
    Path real = own.resolve(directory);
    HeldDirectory held = new HeldDirectory(real, Files.newDirectoryStream(real));
    try {
      if (!held.isSame(
          Optional.empty(), Files.getFileAttributeView(real, BasicFileAttributeView.class))) {
        throw replaced();
      }
      return held;
    } catch (IOException e) {
      held.close();
      throw e;
    }
  }

  /** What has a name here, without following a link. */
  Optional<FileFacts> facts(Path name) throws IOException {
    Path full = path.resolve(name);
    BasicFileAttributeView byPath =
        Files.getFileAttributeView(full, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    for (int tries = 1; tries < MOST_LOOKS; tries++) {
      Optional<FileFacts> facts = FileFactsReader.read(full, LinkOption.NOFOLLOW_LINKS);
      if (facts.isEmpty() || isSame(Optional.of(name), byPath)) {
        return facts;
      }
    }
    throw replaced();
  }

  /**
   * Only a lookup by path gives the owner's number, so the path must lead to the same file. Another
   * process of this user may be replacing it just now: then it does a moment later.
   */
  private boolean isSame(Optional<Path> name, BasicFileAttributeView byPath) throws IOException {
    if (held.isEmpty()) {
      return true;
    }
    SecureDirectoryStream<Path> stream = held.get();
    BasicFileAttributeView here =
        name.isPresent()
            ? stream.getFileAttributeView(
                name.get(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            : stream.getFileAttributeView(BasicFileAttributeView.class);
    try {
      return Objects.equals(here.readAttributes().fileKey(), byPath.readAttributes().fileKey());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static IOException replaced() {
    return new IOException("somebody just replaced it");
  }

  /** Opens a file; a link is not followed. */
  SeekableByteChannel open(Path name, Set<OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return held.isPresent()
        ? held.get().newByteChannel(name, options, attributes)
        : Files.newByteChannel(path.resolve(name), options, attributes);
  }

  /** Owner, group and mode of a file, to read and set; absent where files have none. */
  Optional<PosixFileAttributeView> attributes(Path name) {
    return Optional.ofNullable(
        held.isPresent()
            ? held.get()
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            : Files.getFileAttributeView(
                path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** Renames a file atomically, replacing what has that name. */
  void rename(Path from, Path to) throws IOException {
    if (held.isPresent()) {
      held.get().move(from, held.get(), to);
    } else {
      new PatientMove()
          .move(
              () ->
                  Files.move(
                      path.resolve(from),
                      path.resolve(to),
                      StandardCopyOption.ATOMIC_MOVE,
                      StandardCopyOption.REPLACE_EXISTING));
    }
  }

  void delete(Path name) throws IOException {
    if (held.isPresent()) {
      held.get().deleteFile(name);
    } else {
      Files.delete(path.resolve(name));
    }
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }
}
