package dev.styxy.os.linux.exec;

import dev.styxy.os.linux.libc.ProcFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which signals were blocked and ignored before the JVM started. The mask is still that of the
 * first thread, which only waits; the launcher passes on what was ignored, as the JVM installs its
 * own handlers.
 */
final class SignalState {
  private static final String IGNORED = "styxy.ignored";
  private static final int LAST_SIGNAL = 64;

  private SignalState() {}

  /** Gives the calling thread the state that a program inherits from it. */
  static void restore(long pid) {
    Optional<byte[]> first = ProcFile.read("/proc/self/task/" + pid + "/status");
    first.ifPresent(status -> LibCExec.blockOnly(mask(field(status, "SigBlk:"), 16)));
    long ignored = mask(System.getProperty(IGNORED, ""), 10);
    for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
      if ((ignored >>> (signal - 1) & 1) != 0) {
        LibCExec.ignore(signal);
      }
    }
  }

  private static String field(byte[] status, String name) {
    String text = new String(status, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\n" + name);
    return at < 0 ? "" : text.substring(at + 1 + name.length(), text.indexOf('\n', at + 1)).strip();
  }

  /** As proc_pid_status(5) and proc_pid_stat(5) write it; nothing for anything else. */
  private static long mask(String digits, int radix) {
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, radix);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
