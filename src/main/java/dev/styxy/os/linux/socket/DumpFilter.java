package dev.styxy.os.linux.socket;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Which memory of a process goes into a core dump (core(5)): the JVM asks for more than the user
 * did, and programs inherit that. The launcher passes on the original setting.
 */
public final class DumpFilter {
  private static final String PASSED = "styxy.dump";

  private DumpFilter() {}

  public static void restore() {
    String filter = System.getProperty(PASSED, "");
    if (filter.isEmpty()) {
      return;
    }
    try (FileOutputStream out = new FileOutputStream("/proc/self/coredump_filter")) {
      out.write(("0x" + filter).getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // A larger dump must not keep the command from starting.
      return;
    }
  }
}
