package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
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
    String wanted = "\0" + entry + "\0";
    List<Long> pids = new ArrayList<>();
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0)) && has("/proc/" + name + "/environ", wanted)) {
        pids.add(Long.parseLong(name));
      }
    }
    return pids;
  }

  /** Whether the process has this entry; not when it may not be read. */
  static boolean has(long pid, String entry) {
    return has("/proc/" + pid + "/environ", "\0" + entry + "\0");
  }

  /** The value of a variable in the environment of a process; empty when it may not be read. */
  static Optional<String> value(long pid, String name) {
    Optional<byte[]> block = ProcFile.read("/proc/" + pid + "/environ");
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
    Optional<byte[]> block = ProcFile.read("/proc/" + pid + "/environ");
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

  private static boolean has(String file, String wanted) {
    Optional<byte[]> block = ProcFile.read(file);
    return block.isPresent()
        && ("\0" + new String(block.get(), StandardCharsets.ISO_8859_1) + "\0").contains(wanted);
  }
}
