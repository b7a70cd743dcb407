package dev.styxy.core.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads from the log of HEAD when a worktree's newest commit came there: by commit, merge, pull or
 * checkout. The time within the commit would not do: a pull brings old commits to a running server.
 *
 * <p>git is not asked, as a repository's own configuration can make even {@code git log} run
 * commands: by log.showSignature and gpg.program, or by a missing object that is fetched from a
 * promisor remote (git-upload-pack(1), SECURITY). These are plain files: gitrepository-layout(5)
 * has their places, and git-update-ref(1), "Logging updates", has the format of a line.
 */
final class HeadLog {
  private static final int LARGEST_LINK = 8192;
  private static final int LARGEST_END = 1 << 16;
  private static final String GITDIR = "gitdir: ";

  private HeadLog() {}

  /** Empty where there is no log, or it says nothing. */
  static Optional<HeadMove> lastMoveIn(Path worktree) {
    try {
      Path git = worktree.resolve(".git");
      Path directory = Files.isDirectory(git) ? git : worktree.resolve(pointer(git));
      return lastLine(end(directory.resolve("logs").resolve("HEAD"), LARGEST_END));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A linked worktree has a file that names its directory. */
  private static String pointer(Path file) throws IOException {
    String text = end(file, LARGEST_LINK).strip();
    if (!text.startsWith(GITDIR)) {
      throw new IOException("it does not name a directory of git");
    }
    return text.substring(GITDIR.length());
  }

  /** The last bytes of a regular file: the log of years may be large. */
  private static String end(Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no regular file");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, most));
      channel.position(size - bytes.capacity());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
  }

  /** {@code OLD NEW Name <address> SECONDS ZONE<tab>message}. */
  private static Optional<HeadMove> lastLine(String log) {
    String stripped = log.stripTrailing();
    String line = stripped.substring(stripped.lastIndexOf('\n') + 1);
    int tab = line.indexOf('\t');
    String head = tab < 0 ? line : line.substring(0, tab);
    int address = head.lastIndexOf("> ");
    String[] names = head.split(" ", 3);
    if (address < 0 || names.length < 3 || !isObjectName(names[1])) {
      return Optional.empty();
    }
    String seconds = head.substring(address + 2).split(" ", 2)[0];
    boolean isTime =
        !seconds.isEmpty() && seconds.length() <= 11 && areDigits(seconds, "0123456789");
    return isTime
        ? Optional.of(new HeadMove(names[1], Long.parseLong(seconds) * 1000))
        : Optional.empty();
  }

  /** SHA-1 or SHA-256. */
  private static boolean isObjectName(String word) {
    boolean isLong = word.length() == 40 || word.length() == 64;
    return isLong && areDigits(word, "0123456789abcdef");
  }

  private static boolean areDigits(String word, String digits) {
    for (int i = 0; i < word.length(); i++) {
      if (digits.indexOf(word.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
