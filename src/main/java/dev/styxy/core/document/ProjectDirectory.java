package dev.styxy.core.document;

import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A directory whose files are read, and nothing beyond it. A clone is somebody else's work: a link
 * that leads out of it, a FIFO, a stranger's file and a huge one are refused, and no file is opened
 * before it was looked at.
 */
public final class ProjectDirectory {
  /** Larger than anything that a person wrote. */
  public static final int LARGEST_BYTES = 1 << 20;

  private static final int MOST_NAMES = 10_000;

  private final Path root;
  private final FileOwners owners;

  /**
   * A directory.
   *
   * @param root absolute
   */
  public ProjectDirectory(Path root, FileOwners owners) {
    this.root = root;
    this.owners = owners;
  }

  public Path root() {
    return root;
  }

  /**
   * The text of a file, without a byte order mark; empty when there is no such file.
   *
   * @param name relative to this directory
   * @throws StyxyException when it is not to be read
   */
  public Optional<String> text(String name) {
    return bytes(name).map(ProjectDirectory::decoded);
  }

  private static String decoded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** The bytes of a file, under the same conditions. */
  public Optional<byte[]> bytes(String name) {
    Path file = root.resolve(name);
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw unfit(name, "leads out of the project, to " + real);
      }
      BasicFileAttributes found =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      refuseUnfit(name, file, real, found);
      byte[] content = read(real, name);
      BasicFileAttributes after =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!Objects.equals(found.fileKey(), after.fileKey())) {
        throw unfit(name, "was replaced while it was read");
      }
      return Optional.of(content);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return missing(file, name);
    } catch (IOException e) {
      if (isBelowAFile(file)) {
        return Optional.empty();
      }
      throw unreadable(name, e);
    }
  }

  /** ENOTDIR has no exception of its own where a path is resolved. */
  private boolean isBelowAFile(Path file) {
    for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        return true;
      }
    }
    return false;
  }

  /** A link to nowhere is there, and says nothing. */
  private static Optional<byte[]> missing(Path file, String name) {
    if (Files.isSymbolicLink(file)) {
      throw unfit(name, "is a link to something that does not exist");
    }
    return Optional.empty();
  }

  private void refuseUnfit(String name, Path file, Path real, BasicFileAttributes found) {
    if (found.isDirectory()) {
      throw unfit(name, "is a directory");
    }
    if (!found.isRegularFile()) {
      throw unfit(name, "is a pipe, a socket or a device");
    }
    if (found.size() > LARGEST_BYTES) {
      throw unfit(name, "is larger than 1 MiB");
    }
    if (owners.isStrange(real) || owners.isStrange(file)) {
      throw unfit(name, "belongs to another user");
    }
  }

  /** Not more than the size of the open file: what grows meanwhile is cut off. */
  private static byte[] read(Path file, String name) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      if (size > LARGEST_BYTES) {
        throw unfit(name, "is larger than 1 MiB");
      }
      ByteBuffer content = ByteBuffer.allocate((int) size);
      while (content.hasRemaining() && channel.read(content) >= 0) {
        continue;
      }
      return Arrays.copyOf(content.array(), content.position());
    }
  }

  /** Whether there is a file of this name, whatever it is. */
  public boolean has(String name) {
    return Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** The names of what is in a directory below, in order; none if it cannot be listed. */
  public List<String> names(String directory) {
    TreeSet<String> names = new TreeSet<>();
    Path place = directory.isEmpty() ? root : root.resolve(directory);
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
        if (names.size() >= MOST_NAMES) {
          break;
        }
      }
    } catch (IOException e) {
      throw unreadable(directory.isEmpty() ? "the directory" : directory, e);
    }
    return new ArrayList<>(names);
  }

  /** Whether a name below is a directory itself, and no link to one. */
  public boolean hasDirectory(String name) {
    return Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** A directory below. */
  public ProjectDirectory below(String name) {
    return new ProjectDirectory(root.resolve(name), owners);
  }

  private static StyxyException unfit(String name, String why) {
    return new StyxyException(FailureCode.IO, name + " " + why + "; it is not read");
  }

  private static StyxyException unreadable(String name, IOException e) {
    String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new StyxyException(FailureCode.IO, "cannot read " + name + ": " + why, e);
  }
}
