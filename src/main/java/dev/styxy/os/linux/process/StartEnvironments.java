package dev.styxy.os.linux.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searches the environments that processes were started with, {@code /proc/pid/environ}. */
final class StartEnvironments {
  private StartEnvironments() {}

  /** The pids of those that have this entry, as far as they may be read. */
  static List<Long> with(String entry) {
    List<Long> found = new ArrayList<>();
    List<Long> rest = pids();
    for (int look = 0; look < StartBlocks.LOOKS && !rest.isEmpty(); look++) {
      if (look > 0) {
        StartBlocks.pause();
      }
      rest = look(rest, entry, found);
    }
    return found;
  }

  /** Those of the processes that want a second look. */
  private static List<Long> look(List<Long> pids, String entry, List<Long> found) {
    List<Long> again = new ArrayList<>();
    for (long pid : pids) {
      StartBlocks.Seen seen = StartBlocks.seenEnvironment(pid);
      if (contains(seen.block(), entry)) {
        found.add(pid);
      } else if (seen.isChanging()) {
        again.add(pid);
      }
    }
    return again;
  }

  private static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        pids.add(Long.parseLong(name));
      }
    }
    return pids;
  }

  /** Whether the process has this entry; not when it may not be read. */
  static boolean has(long pid, String entry) {
    return contains(StartBlocks.environment(pid), entry);
  }

  /** The value of a variable in the environment of a process; empty when it may not be read. */
  static Optional<String> value(long pid, String name) {
    Optional<byte[]> block = StartBlocks.environment(pid);
    if (block.isEmpty()) {
      return Optional.empty();
    }
    String entries = "\0" + new String(block.get(), StandardCharsets.ISO_8859_1) + "\0";
    String start = "\0" + name + "=";
    int at = entries.indexOf(start);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            entries.substring(at + start.length(), entries.indexOf('\0', at + start.length())));
  }

  /** Those of these variables that the process was started with, unless they were empty. */
  static Map<String, String> values(long pid, Set<String> names) {
    Map<String, String> found = new HashMap<>();
    Optional<byte[]> block = StartBlocks.environment(pid);
    if (block.isEmpty()) {
      return found;
    }
    for (String entry : new String(block.get(), StandardCharsets.UTF_8).split("\0")) {
      int equals = entry.indexOf('=');
      boolean isWanted = equals > 0 && names.contains(entry.substring(0, equals));
      if (isWanted && equals + 1 < entry.length()) {
        found.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return found;
  }

  private static boolean contains(Optional<byte[]> block, String entry) {
    return block.isPresent()
        && ("\0" + new String(block.get(), StandardCharsets.ISO_8859_1) + "\0")
            .contains("\0" + entry + "\0");
  }
}
