package dev.styxy.os.linux.process;

import com.sun.jna.Function;
import com.sun.jna.Native;
import dev.styxy.os.linux.libc.CLibrary;

/** kill(2), apart from what every invocation needs. */
final class LibCKill {
  private static final Function KILL = CLibrary.function("kill");

  private LibCKill() {}

  /** 0, or the error number. */
  static int kill(long pid, int signal) {
    return KILL.invokeInt(new Object[] {(int) pid, signal}) == 0 ? 0 : Native.getLastError();
  }
}
