package dev.styxy.os.windows;

import com.sun.jna.NativeLibrary;
import dev.styxy.os.CompiledDouble;
import dev.styxy.os.platform.Platform;
import java.io.IOException;

/** Windows as its double shows it: real processes and sockets of this machine. */
public final class WindowsDouble {
  private final NativeLibrary library;

  public WindowsDouble() throws IOException, InterruptedException {
    library = CompiledDouble.load(CompiledDouble.compile("windows/windows.c"));
    reset();
  }

  NativeLibrary library() {
    return library;
  }

  public Platform platform() {
    return new WindowsPlatform(library, library);
  }

  /** From now on the tables cannot be read. */
  void fail(int error) {
    library.getFunction("double_fail").invokeVoid(new Object[] {error});
  }

  /** The next so many times, a table has grown by the time that it is read. */
  void grow(int times) {
    library.getFunction("double_grow").invokeVoid(new Object[] {times});
  }

  void reset() {
    fail(0);
    grow(0);
  }

  /** What became of the job. */
  int asked(String name) {
    return library.getFunction(name).invokeInt(new Object[0]);
  }
}
