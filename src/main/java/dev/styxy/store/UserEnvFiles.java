package dev.styxy.store;

import dev.styxy.core.EnvFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * Files of the user's, in directories of the user's: replaced whole by a rename, never written
 * through a link, and left alone when they are marked read-only.
 */
public final class UserEnvFiles implements EnvFiles {
  private static final long LARGEST_BYTES = 1 << 20;
  private static final byte[] NOTHING = {};
  private static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  @Override
  public byte[] read(Path file) {
    try {
      refuseUnfit(file);
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      if (Files.isDirectory(file.toAbsolutePath().getParent())) {
        return NOTHING;
      }
      throw IoFailure.of("write variables", file, e);
    } catch (IOException e) {
      throw IoFailure.of("read variables", file, e);
    }
  }

  private static void refuseUnfit(Path file) throws IOException {
    var facts = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (facts.isSymbolicLink()) {
      Path target = Files.readSymbolicLink(file);
      throw unfit(
          file, "is a symbolic link", "styxy env --write " + ShellWord.of(target.toString()));
    }
    if (!facts.isRegularFile()) {
      throw unfit(file, "is no regular file", "styxy env --write .env");
    }
    if (!facts.permissions().contains(PosixFilePermission.OWNER_WRITE) || !Files.isWritable(file)) {
      throw unfit(file, "is read-only", "chmod u+w " + ShellWord.of(file.toString()));
    }
    if (facts.size() > LARGEST_BYTES) {
      throw unfit(file, "is larger than 1 MiB", "styxy env --write .env.styxy");
    }
  }

  private static StyxyException unfit(Path file, String why, String suggestion) {
    return new StyxyException(
        FailureCode.IO, file + " " + why + "; it is left as it is", suggestion);
  }

  @Override
  public void replace(Path file, byte[] old, byte[] content) {
    Path absolute = file.toAbsolutePath();
    String name = "." + absolute.getFileName() + ".styxy-" + ProcessHandle.current().pid();
    Path temporary = absolute.resolveSibling(name);
    try {
      boolean isNew = !Files.exists(absolute);
      write(temporary, content, isNew);
      if (!isNew) {
        takeAttributes(absolute, temporary);
      }
      if (!Arrays.equals(old, read(file))) {
        throw unfit(
            file,
            "was changed by somebody else just now",
            "styxy env --write " + ShellWord.of(file.toString()));
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw IoFailure.of("write variables", file, e);
    } finally {
      removeQuietly(temporary);
    }
  }

  /** A copy is nobody else's until it has the mode of the file: that may hold secrets. */
  private static void write(Path temporary, byte[] content, boolean isNew) throws IOException {
    Files.deleteIfExists(temporary);
    FileAttribute<?>[] mode = isNew ? new FileAttribute<?>[0] : new FileAttribute<?>[] {OWN};
    try (FileChannel channel =
        FileChannel.open(
            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Owner and mode of the file that is replaced; a new one has what the umask leaves. */
  private static void takeAttributes(Path file, Path temporary) throws IOException {
    var old = Files.readAttributes(file, PosixFileAttributes.class);
    var view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (!view.readAttributes().owner().equals(old.owner())) {
      view.setOwner(old.owner());
    }
    if (!view.readAttributes().group().equals(old.group())) {
      view.setGroup(old.group());
    }
    view.setPermissions(old.permissions());
  }

  private static void removeQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It is a leftover of a known name, nothing worse.
      return;
    }
  }
}
