package dev.styxy.store.file;

import dev.styxy.core.system.FileStat;
import dev.styxy.core.system.FileStats;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The disk itself. */
public final class NioFileOps implements FileOps {
  private static final Set<PosixFilePermission> FILE_MODE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> DIRECTORY_MODE =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final int PIECE = 1 << 16;
  private static final FileAttribute<?>[] NONE = {};

  private final FileStats stats;

  /** The disk as the JDK shows it. */
  public NioFileOps() {
    this(new FileStats.None());
  }

  /**
   * The same.
   *
   * @param stats asked before the JDK
   */
  public NioFileOps(FileStats stats) {
    this.stats = stats;
  }

  @Override
  public Optional<FileFacts> facts(Path path) throws IOException {
    Optional<FileStat> stat = stats.lstat(path.toString());
    return stat.isPresent()
        ? FileFactsReader.of(stat.get())
        : FileFactsReader.read(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<FileFacts> target(Path path) throws IOException {
    Optional<FileStat> stat = stats.stat(path.toString());
    return stat.isPresent() ? FileFactsReader.of(stat.get()) : FileFactsReader.read(path);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, mode(directory, DIRECTORY_MODE));
    } catch (FileAlreadyExistsException e) {
      return; // another invocation was faster; its directory is checked like any other
    }
    correctMode(directory, DIRECTORY_MODE);
  }

  @Override
  public void tighten(Path directory) throws IOException {
    Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setPermissions(DIRECTORY_MODE);
  }

  @Override
  public FileChannel create(Path file) throws IOException {
    return create(file, FILE_MODE);
  }

  @Override
  public FileChannel createShown(Path file) throws IOException {
    return create(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static FileChannel create(Path file, Set<PosixFilePermission> permissions)
      throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(file, options, mode(file, permissions));
    try {
      correctMode(file, permissions);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return channel;
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileChannel openForAppend(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return readEnd(file, Integer.MAX_VALUE);
  }

  @Override
  public byte[] readEnd(Path file, int most) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, most));
      channel.position(size - bytes.capacity());
      while (bytes.position() < bytes.capacity()) {
        limit(bytes, bytes.capacity());
        if (channel.read(bytes) < 0) {
          throw new EOFException("it shrank while being read");
        }
      }
      return bytes.array();
    }
  }

  @Override
  public boolean endsWithNewline(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
    }
  }

  @Override
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      limit(bytes, end);
      channel.write(bytes);
    }
  }

  /** A channel copies all of an array at once, into memory that it has to allocate first. */
  private static void limit(ByteBuffer bytes, int end) {
    bytes.limit(Math.min(end, bytes.position() + PIECE));
  }

  @Override
  public void sync(FileChannel channel) throws IOException {
    channel.force(true);
  }

  @Override
  public void close(FileChannel channel) throws IOException {
    channel.close();
  }

  /** Windows cannot open directories, and flushes renames by itself. */
  @Override
  public void syncDirectory(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (isPosix(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } else {
      new PatientMove().move(() -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    try {
      Files.delete(path);
    } catch (NoSuchFileException e) {
      return; // as intended
    }
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    return names(directory, Integer.MAX_VALUE);
  }

  @Override
  public List<String> names(Path directory, int most) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      Iterator<Path> each = entries.iterator();
      while (names.size() < most && each.hasNext()) {
        names.add(each.next().getFileName().toString());
      }
    }
    return names;
  }

  @Override
  public long modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> mode) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : NONE;
  }

  /**
   * The umask may have taken bits from the owner, and a default ACL or set-gid parent may add some.
   */
  private static void correctMode(Path path, Set<PosixFilePermission> mode) throws IOException {
    if (isPosix(path)
        && !Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(mode)) {
      Files.setPosixFilePermissions(path, mode);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
