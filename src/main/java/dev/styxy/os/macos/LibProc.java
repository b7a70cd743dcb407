package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.styxy.os.platform.JnaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Calls of macOS: {@code <libproc.h>}, {@code <sys/proc_info.h>}, {@code <sys/sysctl.h>}. Not
 * tested, for lack of such a machine.
 */
final class LibProc {
  static final int PIDLISTFDS = 1;
  static final int PIDVNODEPATHINFO = 9;
  static final int PIDT_SHORTBSDINFO = 13;

  private static final int ALL_PIDS = 1;
  private static final int PIDFDSOCKETINFO = 3;

  /** Processes may be added between the two calls. */
  private static final int SPARE_PIDS = 64;

  private static final NativeLibrary PROCESS = open();
  private static final Function LISTPIDS = PROCESS.getFunction("proc_listpids");
  private static final Function PIDINFO = PROCESS.getFunction("proc_pidinfo");
  private static final Function PIDFDINFO = PROCESS.getFunction("proc_pidfdinfo");

  private LibProc() {}

  private static NativeLibrary open() {
    JnaSettings.apply();
    return NativeLibrary.getProcess();
  }

  /**
   * Every visible pid.
   *
   * @throws IllegalStateException when the system does not say
   */
  static int[] pids() {
    int size = LISTPIDS.invokeInt(new Object[] {ALL_PIDS, 0, Pointer.NULL, 0});
    int[] pids = new int[Math.max(size, 0) / Integer.BYTES + SPARE_PIDS];
    int read = LISTPIDS.invokeInt(new Object[] {ALL_PIDS, 0, pids, pids.length * Integer.BYTES});
    if (read <= 0) {
      throw new IllegalStateException("proc_listpids does not answer");
    }
    return Arrays.copyOf(pids, read / Integer.BYTES);
  }

  /** How many bytes of that kind there are to read; 0 when they may not be read. */
  static int sizeOf(int pid, int flavor) {
    return Math.max(0, PIDINFO.invokeInt(new Object[] {pid, flavor, 0L, Pointer.NULL, 0}));
  }

  /** How many bytes of that kind were read; 0 when they may not be read. */
  static int read(int pid, int flavor, byte[] buffer) {
    return Math.max(0, PIDINFO.invokeInt(new Object[] {pid, flavor, 0L, buffer, buffer.length}));
  }

  /** How many bytes were read of a socket; 0 when there is none or it may not be read. */
  static int readSocket(int pid, int descriptor, byte[] buffer) {
    Object[] arguments = {pid, descriptor, PIDFDSOCKETINFO, buffer, buffer.length};
    return Math.max(0, PIDFDINFO.invokeInt(arguments));
  }

  static int session(long pid) {
    return PROCESS.getFunction("getsid").invokeInt(new Object[] {(int) pid});
  }

  static long uid() {
    return PROCESS.getFunction("geteuid").invokeInt(new Object[0]);
  }

  /** The 16 bytes that name this machine; empty when the system does not say. */
  static Optional<byte[]> hostUuid() {
    byte[] uuid = new byte[16];
    long[] patience = {1, 0};
    Object[] arguments = {uuid, patience};
    return PROCESS.getFunction("gethostuuid").invokeInt(arguments) == 0
        ? Optional.of(uuid)
        : Optional.empty();
  }

  /** A string of sysctl(3); empty text when there is none of that name. */
  static String sysctl(String name) {
    byte[] value = new byte[256];
    long[] size = {value.length};
    Object[] arguments = {name, value, size, Pointer.NULL, 0L};
    int failure = PROCESS.getFunction("sysctlbyname").invokeInt(arguments);
    return failure == 0
        ? new String(value, 0, (int) size[0], StandardCharsets.UTF_8).replace("\0", "")
        : "";
  }
}
