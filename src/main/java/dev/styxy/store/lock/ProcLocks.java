package dev.styxy.store.lock;

import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileFactsReader;
import dev.styxy.store.file.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Reads the holder of a lock from {@code /proc/locks}, as proc_locks(5) describes it: {@code 1:
 * POSIX ADVISORY WRITE 4711 fe:01:261885 0 EOF}; the line of a waiting process has an arrow before
 * the class.
 */
public final class ProcLocks implements LockHolders {
  private static final int CLASS = 1;
  private static final int PID = 4;
  private static final int FILE = 5;
  private static final int LONGEST_COMMAND = 80;
  private static final String[] NONE = {};

  private final Path proc;

  public ProcLocks() {
    this(Path.of("/proc"));
  }

  ProcLocks(Path proc) {
    this.proc = proc;
  }

  @Override
  public Optional<LockHolder> holderOf(Path lockFile) {
    try {
      Optional<FileFacts> facts = FileFactsReader.read(lockFile, LinkOption.NOFOLLOW_LINKS);
      long pid = facts.isEmpty() ? 0 : find(read(proc.resolve("locks")), facts.get());
      return pid > 0
          ? Optional.of(new LockHolder(pid, command(pid), isStopped(pid)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The pid at the file's line, 0 for none. Some file systems (btrfs, overlayfs) show another
   * device here than stat(2) does, so a line that matches only the inode is used when no other
   * matches. There is a line for each waiting process, and all of them read this: no regular
   * expressions.
   */
  private static long find(String locks, FileFacts file) {
    long similar = 0;
    for (String line : locks.split("\n")) {
      String[] fields = line.contains(":" + file.inode() + " ") ? fields(line) : NONE;
      if (fields.length <= FILE || !fields[CLASS].equals("POSIX")) {
        continue;
      }
      if (fields[FILE].equals(name(file))) {
        return number(fields[PID]);
      }
      if (fields[FILE].endsWith(":" + file.inode())) {
        similar = number(fields[PID]);
      }
    }
    return similar;
  }

  private static String[] fields(String line) {
    StringTokenizer words = new StringTokenizer(line, " ");
    String[] fields = new String[words.countTokens()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = words.nextToken();
    }
    return fields;
  }

  /** {@code major:minor:inode}; the device number is packed as makedev(3) of glibc does it. */
  private static String name(FileFacts file) {
    long device = file.device();
    long major = ((device >>> 8) & 0xfff) | ((device >>> 32) & ~0xfffL);
    long minor = (device & 0xff) | ((device >>> 12) & ~0xffL);
    return hex(major) + ":" + hex(minor) + ":" + file.inode();
  }

  private static String hex(long number) {
    String digits = Long.toHexString(number);
    return digits.length() < 2 ? "0" + digits : digits;
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String command(long pid) {
    Path process = proc.resolve(Long.toString(pid));
    String command = "";
    try {
      command = CommandLine.summarise(read(process.resolve("cmdline")));
      if (command.isEmpty()) {
        command = read(process.resolve("comm")).trim();
      }
    } catch (IOException e) {
      return PlainText.of(command, LONGEST_COMMAND); // it has ended meanwhile, or is hidden
    }
    return PlainText.of(command, LONGEST_COMMAND);
  }

  /**
   * As proc_pid_stat(5) has it: the state follows the name, which may contain parentheses itself.
   */
  private boolean isStopped(long pid) {
    try {
      String stat = read(proc.resolve(Long.toString(pid)).resolve("stat"));
      return stat.startsWith("T", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false; // it has ended meanwhile, or is hidden
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
