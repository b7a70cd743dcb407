package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Arrays;

/**
 * The calls of {@code <libproc.h>}, which answer with 0 bytes and an error number when they fail
 * (libsyscall/wrappers/libproc/libproc.c of xnu). Numbers are those of {@code <sys/proc_info.h>}.
 */
final class LibProc {
  private static final int PROC_ALL_PIDS = 1;
  private static final int PROC_PIDLISTFDS = 1;
  private static final int PROC_PIDPATHINFO_MAXSIZE = 4096;

  /** {@code <sys/errno.h>}. */
  private static final int ESRCH = 3;

  /** Processes and descriptors may be added between two calls, and again before the next. */
  private static final int TRIES = 8;

  private final Function listPids;
  private final Function pidInfo;
  private final Function descriptorInfo;
  private final Function pidPath;

  /** What was read: all bytes that were asked for, or none. */
  record Reply(byte[] bytes, int error) {
    boolean isEmpty() {
      return bytes.length == 0;
    }

    /** Whether there is no such process, as opposed to one that may not be asked about. */
    boolean isOfNobody() {
      return isEmpty() && error == ESRCH;
    }
  }

  LibProc(NativeLibrary library) {
    listPids = library.getFunction("proc_listpids");
    pidInfo = library.getFunction("proc_pidinfo");
    descriptorInfo = library.getFunction("proc_pidfdinfo");
    pidPath = library.getFunction("proc_pidpath");
  }

  /** Every pid, zombies included; none when the system does not say. */
  int[] pids() {
    int size = listPids.invokeInt(new Object[] {PROC_ALL_PIDS, 0, Pointer.NULL, 0});
    for (int i = 0; i < TRIES && size > 0; i++) {
      int[] pids = new int[size / Integer.BYTES + 1];
      int room = pids.length * Integer.BYTES;
      int read = listPids.invokeInt(new Object[] {PROC_ALL_PIDS, 0, pids, room});
      if (read > 0 && read < room) {
        return Arrays.copyOf(pids, read / Integer.BYTES);
      }
      size = read < room ? 0 : room * 2;
    }
    return new int[0];
  }

  /**
   * A structure about a process.
   *
   * @param zombies whether to find zombies as well, which only some flavors do
   */
  Reply read(int pid, int flavor, int size, boolean zombies) {
    byte[] buffer = new byte[size];
    Object[] arguments = {pid, flavor, zombies ? 1L : 0L, buffer, size};
    return reply(pidInfo.invokeInt(arguments), buffer);
  }

  /** A structure about an open file or socket. */
  Reply readDescriptor(int pid, int descriptor, int flavor, int size) {
    byte[] buffer = new byte[size];
    Object[] arguments = {pid, descriptor, flavor, buffer, size};
    return reply(descriptorInfo.invokeInt(arguments), buffer);
  }

  private static Reply reply(int read, byte[] buffer) {
    return read < buffer.length
        ? new Reply(new byte[0], Native.getLastError())
        : new Reply(buffer, 0);
  }

  /**
   * The {@code struct proc_fdinfo} of every descriptor of a process; none when they may not be
   * read. A list that fills its buffer may have been cut off, and is read again.
   */
  byte[] descriptors(int pid) {
    Object[] question = {pid, PROC_PIDLISTFDS, 0L, Pointer.NULL, 0};
    int size = pidInfo.invokeInt(question);
    byte[] buffer = new byte[0];
    int read = 0;
    for (int i = 0; i < TRIES && size > 0; i++) {
      buffer = new byte[size];
      read = pidInfo.invokeInt(new Object[] {pid, PROC_PIDLISTFDS, 0L, buffer, size});
      size = read < size ? 0 : size * 2;
    }
    return Arrays.copyOf(buffer, Math.max(0, read));
  }

  /** The path of the program that a process runs, as bytes; empty when there is none. */
  byte[] path(int pid) {
    byte[] buffer = new byte[PROC_PIDPATHINFO_MAXSIZE];
    int length = pidPath.invokeInt(new Object[] {pid, buffer, buffer.length});
    return Arrays.copyOf(buffer, Math.max(0, length));
  }
}
