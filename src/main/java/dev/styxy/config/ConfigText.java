package dev.styxy.config;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Reads a file that a person wrote. */
final class ConfigText {
  /** Far larger than anything written by hand; not worth parsing. */
  static final int LARGEST = 1 << 18;

  /** The original's state is larger, but grows only with its allocations. */
  static final int LARGEST_STATE = 1 << 20;

  private static final int MOST_TRIES = 10;

  private ConfigText() {}

  /**
   * The text; empty when there is no such file.
   *
   * @throws StyxyException when it cannot be read, is too large, or not a file
   */
  static Optional<byte[]> read(Path file) {
    return read(file, LARGEST);
  }

  static Optional<byte[]> read(Path file, int largest) {
    try {
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        Optional<BasicFileAttributes> found = regular(file);
        if (found.isEmpty()) {
          return Optional.empty();
        }
        byte[] text = read(file, found.get(), largest);
        if (isSame(found.get(), file)) {
          return Optional.of(text);
        }
      }
      throw new IOException("somebody keeps replacing it");
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] read(Path file, BasicFileAttributes found, int largest) throws IOException {
    if (found.size() > largest) {
      throw tooLarge(file, largest);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(channel, largest, file);
    }
  }

  /**
   * Reads no more than the size of the open file. What the kernel generates on reading has no size,
   * and may block (/proc/kmsg).
   */
  private static byte[] read(SeekableByteChannel channel, int largest, Path file)
      throws IOException {
    long size = channel.size();
    if (size > largest) {
      throw tooLarge(file, largest);
    }
    ByteBuffer text = ByteBuffer.allocate((int) size);
    while (text.hasRemaining() && channel.read(text) >= 0) {
      continue;
    }
    return Arrays.copyOf(text.array(), text.position());
  }

  /**
   * Whether the file that was checked is the one that was read, as editors replace files whole.
   * Where files have no key, it counts as the same.
   */
  private static boolean isSame(BasicFileAttributes before, Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return Objects.equals(before.fileKey(), key);
  }

  /**
   * All of the text.
   *
   * @param name for messages
   * @throws StyxyException when it cannot be read or is too large
   */
  static byte[] read(Path name, InputStream in) {
    return read(name, in, LARGEST);
  }

  private static byte[] read(Path name, InputStream in, int largest) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(largest + 1);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    if (bytes.length > largest) {
      throw tooLarge(name, largest);
    }
    return bytes;
  }

  /** Whether there is anything; a link counts, wherever it leads. */
  static boolean stands(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What there is to read; opening a pipe would wait for a writer. */
  private static Optional<BasicFileAttributes> regular(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean isLink = found.isSymbolicLink();
      if (isLink) {
        found = target(file);
      }
      if (found.isOther()) {
        throw invalid(
            file, "is a pipe, a socket or a device", "put a file in its place, or remove it");
      }
      if (isLink && found.size() == 0) {
        throw invalid(
            file,
            "is a link to " + Files.readSymbolicLink(file) + ", which has no content of its own",
            "put a file in its place, or remove it");
      }
      return Optional.of(found);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BasicFileAttributes target(Path link) throws IOException {
    try {
      return Files.readAttributes(link, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw invalid(
          link,
          "is a link to " + Files.readSymbolicLink(link) + ", which does not exist",
          "create that file, or remove the link");
    }
  }

  private static StyxyException tooLarge(Path file, int largest) {
    return invalid(
        file, "is larger than " + largest / 1024 + " KiB", "make it smaller, or move it away");
  }

  private static StyxyException unreadable(Path file, IOException e) {
    String why =
        Files.isDirectory(file)
            ? "it is a directory"
            : e instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    return new StyxyException(
        FailureCode.IO,
        "cannot read the configuration " + file + ": " + why,
        e,
        "make it readable for you, or move it away");
  }

  private static StyxyException invalid(Path file, String why, String fix) {
    return new StyxyException(
        FailureCode.CONFIG_INVALID, "the configuration " + file + " " + why, fix);
  }
}
