package dev.styxy.os.linux.libc;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.styxy.os.platform.JnaSettings;

/**
 * Finds functions of the C library that the JVM itself is linked with.
 *
 * <p>Functions are called through {@link Function}, not through mapped interfaces or registered
 * methods: those load proxies or JNA's structure layouts, which costs several times as much as all
 * calls of one invocation.
 */
public final class CLibrary {
  /** Held here because JNA itself keeps a weak reference only. */
  private static final NativeLibrary PROCESS = open();

  private CLibrary() {}

  /**
   * The function of that name.
   *
   * @throws UnsatisfiedLinkError when the library has none
   */
  public static Function function(String name) {
    return PROCESS.getFunction(name);
  }

  private static NativeLibrary open() {
    JnaSettings.apply();
    return NativeLibrary.getProcess();
  }
}
