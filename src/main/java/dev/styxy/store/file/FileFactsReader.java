package dev.styxy.store.file;

import dev.styxy.core.system.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/** Reads {@link FileFacts}: one stat(2) where the JDK has the {@code unix} view, less elsewhere. */
public final class FileFactsReader {
  private static final int TYPE_MASK = 0170000;
  private static final int TYPE_FILE = 0100000;
  private static final int TYPE_DIRECTORY = 0040000;
  private static final int TYPE_LINK = 0120000;
  private static final int MODE_MASK = 07777;

  private FileFactsReader() {}

  public static Optional<FileFacts> read(Path path, LinkOption... options) throws IOException {
    try {
      boolean hasUnixView = path.getFileSystem().supportedFileAttributeViews().contains("unix");
      return hasUnixView ? readUnix(path, options) : Optional.of(readBasic(path, options));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<FileFacts> readUnix(Path path, LinkOption... options) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(path, "unix:mode,uid,nlink,dev,ino,size", options);
    return of(
        new FileStat(
            ((Number) values.get("mode")).intValue(),
            ((Number) values.get("uid")).longValue() & 0xffffffffL,
            ((Number) values.get("nlink")).intValue(),
            ((Number) values.get("dev")).longValue(),
            ((Number) values.get("ino")).longValue(),
            ((Number) values.get("size")).longValue()));
  }

  /** The same facts; absent when nothing is there. */
  static Optional<FileFacts> of(FileStat stat) {
    return stat.isThere()
        ? Optional.of(
            new FileFacts(
                kind(stat.mode()),
                stat.mode() & MODE_MASK,
                stat.uid(),
                stat.links(),
                stat.device(),
                stat.inode(),
                stat.size()))
        : Optional.empty();
  }

  private static FileFacts.Kind kind(int mode) {
    return switch (mode & TYPE_MASK) {
      case TYPE_FILE -> FileFacts.Kind.FILE;
      case TYPE_DIRECTORY -> FileFacts.Kind.DIRECTORY;
      case TYPE_LINK -> FileFacts.Kind.LINK;
      default -> FileFacts.Kind.OTHER;
    };
  }

  private static FileFacts readBasic(Path path, LinkOption... options) throws IOException {
    BasicFileAttributes values = Files.readAttributes(path, BasicFileAttributes.class, options);
    return new FileFacts(basicKind(values), 0, -1, 1, 0, 0, values.size());
  }

  private static FileFacts.Kind basicKind(BasicFileAttributes values) {
    if (values.isRegularFile()) {
      return FileFacts.Kind.FILE;
    }
    if (values.isDirectory()) {
      return FileFacts.Kind.DIRECTORY;
    }
    return values.isSymbolicLink() ? FileFacts.Kind.LINK : FileFacts.Kind.OTHER;
  }
}
