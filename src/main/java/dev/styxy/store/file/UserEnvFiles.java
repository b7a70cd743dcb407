package dev.styxy.store.file;

import dev.styxy.core.state.EnvFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Files of the user's, in directories of the user's: replaced whole by a rename, never written
 * through a link, and left alone when they are somebody else's or marked read-only.
 */
public final class UserEnvFiles implements EnvFiles {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final int OWNER_WRITE = 0200;
  private static final byte[] NOTHING = {};

  private final OwnDirectories own;

  /** As the user of this process. */
  public UserEnvFiles() {
    this(new OwnDirectories());
  }

  UserEnvFiles(OwnDirectories own) {
    this.own = own;
  }

  @Override
  public byte[] read(Path file) {
    Path absolute = file.toAbsolutePath();
    try (HeldDirectory directory = open(absolute)) {
      return read(directory, absolute);
    } catch (IOException e) {
      throw IoFailure.of("read variables", file, e);
    }
  }

  private HeldDirectory open(Path file) throws IOException {
    try {
      return HeldDirectory.open(file.getParent(), own);
    } catch (NoSuchFileException e) {
      throw IoFailure.of("write variables", file, e);
    }
  }

  private byte[] read(HeldDirectory directory, Path file) throws IOException {
    Optional<FileFacts> facts = directory.facts(file.getFileName());
    if (facts.isEmpty()) {
      return NOTHING;
    }
    refuseUnfit(file, facts.get());
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
        throw tooLarge(file);
      }
    }
    return all.toByteArray();
  }

  private void refuseUnfit(Path file, FileFacts facts) throws IOException {
    if (facts.kind() == FileFacts.Kind.LINK) {
      Path target = Files.readSymbolicLink(file);
      throw unfit(
          file, "is a symbolic link", "styxy env --write " + ShellWord.of(target.toString()));
    }
    if (facts.kind() != FileFacts.Kind.FILE) {
      throw unfit(file, "is no regular file", "styxy env --write .env");
    }
    if (facts.isForeignTo(own.user())) {
      throw unfit(
          file,
          "belongs to another user (uid " + facts.uid() + ")",
          "look at it: ls -l " + ShellWord.of(file.toString()));
    }
    if (facts.links() > 1) {
      throw unfit(
          file,
          "is a hard link: the same file has another name",
          "look for it: find . -samefile " + ShellWord.of(file.toString()));
    }
    boolean isPosix = facts.uid() >= 0;
    if (isPosix ? (facts.mode() & OWNER_WRITE) == 0 : !Files.isWritable(file)) {
      throw unfit(file, "is read-only", "chmod u+w " + ShellWord.of(file.toString()));
    }
    if (facts.size() > LARGEST_BYTES) {
      throw tooLarge(file);
    }
  }

  private static StyxyException tooLarge(Path file) {
    return unfit(file, "is larger than 1 MiB", "styxy env --write .env.styxy");
  }

  private static StyxyException unfit(Path file, String why, String suggestion) {
    return new StyxyException(
        FailureCode.IO, file + " " + why + "; it is left as it is", suggestion);
  }

  @Override
  public boolean replace(Path file, byte[] old, byte[] content) {
    Path absolute = file.toAbsolutePath();
    try (HeldDirectory directory = open(absolute)) {
      BesideFile beside = new BesideFile(directory, absolute.getFileName());
      try {
        beside.write(content, likeness(directory, absolute.getFileName()), Optional.empty());
        if (Arrays.equals(old, read(directory, absolute))) {
          beside.rename(absolute.getFileName());
          return true;
        }
        beside.remove();
        return false;
      } catch (IOException | StyxyException e) {
        beside.removeAfter(e);
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.of("write variables", file, e);
    }
  }

  /** Group and mode of the file that is replaced; a new one has what the umask leaves. */
  private static Optional<PosixFileAttributes> likeness(HeldDirectory directory, Path name)
      throws IOException {
    Optional<PosixFileAttributeView> view = directory.attributes(name);
    return view.isPresent() && directory.facts(name).isPresent()
        ? Optional.of(view.get().readAttributes())
        : Optional.empty();
  }
}
