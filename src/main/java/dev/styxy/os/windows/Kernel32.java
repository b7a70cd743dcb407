package dev.styxy.os.windows;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Calls of {@code <windows.h>}: names of this machine, and job objects. */
final class Kernel32 {
  /** JobObjectExtendedLimitInformation of {@code <winnt.h>}. */
  static final int EXTENDED_LIMITS = 9;

  /** JOBOBJECT_EXTENDED_LIMIT_INFORMATION, of 64-bit Windows. */
  static final int LIMITS_SIZE = 144;

  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_PATH = 260;

  private final NativeLibrary library;

  Kernel32(NativeLibrary library) {
    this.library = library;
  }

  /** The NetBIOS name; empty text when the system does not say. */
  String computerName() {
    byte[] name = new byte[LONGEST_NAME * Character.BYTES];
    int[] length = {LONGEST_NAME};
    Object[] arguments = {name, length};
    boolean isRead = library.getFunction("GetComputerNameW").invokeInt(arguments) != 0;
    return isRead ? text(name, length[0]) : "";
  }

  /** The folder of the programs of Windows, such as {@code C:\Windows\System32}. */
  Optional<String> systemDirectory() {
    byte[] path = new byte[LONGEST_PATH * Character.BYTES];
    Object[] arguments = {path, LONGEST_PATH};
    int length = library.getFunction("GetSystemDirectoryW").invokeInt(arguments);
    return length > 0 && length < LONGEST_PATH ? Optional.of(text(path, length)) : Optional.empty();
  }

  private static String text(byte[] bytes, int length) {
    return new String(Arrays.copyOf(bytes, length * Character.BYTES), StandardCharsets.UTF_16LE);
  }

  /** A new job without a name; absent when there can be none. */
  Optional<Pointer> createJob() {
    Object[] arguments = {Pointer.NULL, Pointer.NULL};
    return Optional.ofNullable(library.getFunction("CreateJobObjectW").invokePointer(arguments));
  }

  boolean setLimits(Pointer job, byte[] limits) {
    Object[] arguments = {job, EXTENDED_LIMITS, limits, limits.length};
    return library.getFunction("SetInformationJobObject").invokeInt(arguments) != 0;
  }

  /** Puts this process, and with it all that it will start, into the job. */
  boolean join(Pointer job) {
    Pointer self = library.getFunction("GetCurrentProcess").invokePointer(new Object[0]);
    Object[] arguments = {job, self};
    return library.getFunction("AssignProcessToJobObject").invokeInt(arguments) != 0;
  }
}
