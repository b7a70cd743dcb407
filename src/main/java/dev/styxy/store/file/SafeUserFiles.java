package dev.styxy.store.file;

import dev.styxy.core.state.ReportFiles;
import dev.styxy.core.state.ScriptFiles;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces the user's files, and reports for others, by renaming new ones over them, in directories
 * where nobody else can interfere.
 */
public final class SafeUserFiles implements UserFiles, ReportFiles, ScriptFiles {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final int OWNER_WRITE = 0200;
  private static final byte[] NOTHING = {};
  private static final FileAttribute<?> OWN_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Reports are meant for other users, whatever the umask. */
  private static final Set<PosixFilePermission> FOR_ALL_TO_READ =
      PosixFilePermissions.fromString("rw-r--r--");

  private static final Set<PosixFilePermission> FOR_ALL_TO_RUN =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final OwnDirectories own;

  /** As the user of this process. */
  public SafeUserFiles() {
    this(new OwnDirectories());
  }

  SafeUserFiles(OwnDirectories own) {
    this.own = own;
  }

  @Override
  public byte[] read(Path file) {
    Path absolute = file.toAbsolutePath();
    try (HeldDirectory directory = HeldDirectory.open(absolute.getParent(), own)) {
      return read(directory, absolute);
    } catch (IOException e) {
      throw IoFailure.of("read", file, e);
    }
  }

  /** Opening a pipe would wait for somebody to write into it. */
  @Override
  public byte[] look(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw new StyxyException(FailureCode.IO, file + " is not a regular file", lookAt(file));
      }
      try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
        return content(channel, file);
      }
    } catch (NoSuchFileException e) {
      throw new StyxyException(
          FailureCode.NOT_FOUND, "there is no file " + file, "look for it: ls -a");
    } catch (IOException e) {
      throw IoFailure.of("read", file, e);
    }
  }

  @Override
  public boolean replace(Path file, byte[] old, byte[] content) {
    Path absolute = file.toAbsolutePath();
    return replace(
        absolute,
        content,
        Optional.empty(),
        directory -> Arrays.equals(old, read(directory, absolute)));
  }

  @Override
  public void replace(Path file, String content) {
    Path absolute = file.toAbsolutePath();
    replace(
        absolute,
        content.getBytes(StandardCharsets.UTF_8),
        Optional.of(FOR_ALL_TO_READ),
        directory -> {
          refuseUnfit(directory, absolute);
          return true;
        });
  }

  /** Looks at the file that is about to be replaced. */
  private interface Condition {
    boolean isMet(HeldDirectory directory) throws IOException;
  }

  private boolean replace(
      Path file, byte[] content, Optional<Set<PosixFilePermission>> mode, Condition condition) {
    Path name = file.getFileName();
    try (HeldDirectory directory = HeldDirectory.open(file.getParent(), own)) {
      NewFile beside = NewFile.beside(directory, name);
      try {
        beside.write(content, likeness(directory, name), mode);
        boolean isMet = condition.isMet(directory);
        if (isMet) {
          beside.rename(name);
        } else {
          beside.remove();
        }
        return isMet;
      } catch (IOException | StyxyException e) {
        beside.removeAfter(e);
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
  }

  @Override
  public boolean create(Path file, byte[] content) {
    return create(file, content, NewFile.OWN_MODE);
  }

  @Override
  public boolean createScript(Path file, byte[] content) {
    return create(file, content, FOR_ALL_TO_RUN);
  }

  @Override
  public boolean remove(Path file, byte[] old) {
    Path absolute = file.toAbsolutePath();
    try (HeldDirectory directory = HeldDirectory.open(absolute.getParent(), own)) {
      boolean isSame = Arrays.equals(old, read(directory, absolute));
      if (isSame) {
        directory.delete(absolute.getFileName());
      }
      return isSame;
    } catch (IOException e) {
      throw IoFailure.of("remove", file, e);
    }
  }

  private boolean create(Path file, byte[] content, Set<PosixFilePermission> mode) {
    Path absolute = file.toAbsolutePath();
    try {
      createDirectories(absolute.getParent());
      try (HeldDirectory directory = HeldDirectory.open(absolute.getParent(), own)) {
        return create(new NewFile(directory, absolute.getFileName()), content, mode);
      }
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
  }

  private static boolean create(NewFile file, byte[] content, Set<PosixFilePermission> mode)
      throws IOException {
    try {
      file.write(content, Optional.empty(), Optional.of(mode));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      file.removeAfter(e);
      throw e;
    }
  }

  private static void createDirectories(Path directory) throws IOException {
    boolean isPosix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(
        directory, isPosix ? new FileAttribute<?>[] {OWN_DIRECTORY} : new FileAttribute<?>[0]);
  }

  private byte[] read(HeldDirectory directory, Path file) throws IOException {
    Optional<FileFacts> facts = refuseUnfit(directory, file);
    if (facts.isEmpty()) {
      return NOTHING;
    }
    refuseReadOnly(file, facts.get());
    try (SeekableByteChannel channel =
        directory.open(
            file.getFileName(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return content(channel, file);
    }
  }

  private static byte[] content(SeekableByteChannel channel, Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer piece = ByteBuffer.allocate(1 << 16);
    while (channel.read(piece.clear()) >= 0) {
      all.write(piece.array(), 0, piece.position());
      if (all.size() > LARGEST_BYTES) {
        throw unfit(file, "is larger than 1 MiB", lookAt(file));
      }
    }
    return all.toByteArray();
  }

  /** A link, a pipe or a device has a purpose of its own: it is neither followed nor replaced. */
  private Optional<FileFacts> refuseUnfit(HeldDirectory directory, Path file) throws IOException {
    Optional<FileFacts> facts = directory.facts(file.getFileName());
    if (facts.isEmpty()) {
      return facts;
    }
    if (facts.get().kind() == FileFacts.Kind.LINK) {
      throw unfit(file, "is a symbolic link", adviceOn(file, facts.get()));
    }
    if (facts.get().kind() != FileFacts.Kind.FILE) {
      throw unfit(file, "is not a regular file", lookAt(file));
    }
    if (facts.get().isForeignTo(own.user())) {
      throw unfit(file, "belongs to another user (uid " + facts.get().uid() + ")", lookAt(file));
    }
    if (facts.get().links() > 1) {
      throw unfit(
          file,
          "is a hard link: the same file has another name",
          "look for it: find . -samefile " + ShellWord.of(file.toString()));
    }
    return facts;
  }

  /** Where another user's link leads is that user's choice: it is not passed on as advice. */
  private String adviceOn(Path link, FileFacts facts) throws IOException {
    return facts.isForeignTo(own.user())
        ? lookAt(link)
        : "name the file itself: "
            + link.toAbsolutePath().resolveSibling(Files.readSymbolicLink(link)).normalize();
  }

  private static void refuseReadOnly(Path file, FileFacts facts) {
    boolean isPosix = facts.uid() >= 0;
    if (isPosix ? (facts.mode() & OWNER_WRITE) == 0 : !Files.isWritable(file)) {
      throw unfit(file, "is read-only", "chmod u+w " + ShellWord.of(file.toString()));
    }
  }

  private static String lookAt(Path file) {
    return "look at it: ls -l " + ShellWord.of(file.toString());
  }

  private static StyxyException unfit(Path file, String why, String suggestion) {
    return new StyxyException(
        FailureCode.IO, file + " " + why + "; it is left as it is", suggestion);
  }

  /** Group and mode of the file that is replaced; absent when there is none. */
  private static Optional<PosixFileAttributes> likeness(HeldDirectory directory, Path name)
      throws IOException {
    Optional<PosixFileAttributeView> view = directory.attributes(name);
    return view.isPresent() && directory.facts(name).isPresent()
        ? Optional.of(view.get().readAttributes())
        : Optional.empty();
  }
}
