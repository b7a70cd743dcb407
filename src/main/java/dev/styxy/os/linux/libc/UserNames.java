package dev.styxy.os.linux.libc;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The local users of passwd(5); those of a directory service keep their number. */
public final class UserNames {
  private static final int FIELDS = 4;

  private Map<String, String> names;

  public Optional<String> of(long uid) {
    if (names == null) {
      names = read();
    }
    return Optional.ofNullable(names.get(Long.toString(uid)));
  }

  private static Map<String, String> read() {
    Map<String, String> names = new HashMap<>();
    byte[] file = ProcFile.read("/etc/passwd").orElse(new byte[0]);
    for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split(":", FIELDS);
      if (fields.length == FIELDS) {
        names.putIfAbsent(fields[2], fields[0]);
      }
    }
    return names;
  }
}
