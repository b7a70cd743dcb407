package dev.styxy.os.macos;

import com.sun.jna.NativeLibrary;
import dev.styxy.os.CompiledDouble;
import dev.styxy.os.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;

/** macOS as its double of libSystem shows it: real processes and sockets of this machine. */
public final class LibSystemDouble {
  private static final int NOBODY = -1;

  private final Path file;
  private final NativeLibrary library;

  public LibSystemDouble() throws IOException, InterruptedException {
    file = CompiledDouble.compile("darwin/libsystem.c");
    library = CompiledDouble.load(file);
    reset();
  }

  Path file() {
    return file;
  }

  NativeLibrary library() {
    return library;
  }

  public Platform platform() {
    return new MacPlatform(library);
  }

  /** From now on the caller is this user. */
  void pretendUser(int uid) {
    call("double_pretend_user", uid);
  }

  /** From now on that many descriptors are opened between two calls. */
  void openMeanwhile(int count) {
    call("double_open_meanwhile", count);
  }

  /** From now on this pid belongs to another process. */
  void giveAgain(long pid) {
    call("double_give_again", (int) pid);
  }

  /** From now on a sandbox forbids to ask about this process. */
  void deny(long pid) {
    call("double_deny", (int) pid);
  }

  void reset() {
    pretendUser(NOBODY);
    openMeanwhile(0);
    giveAgain(0);
    deny(0);
  }

  private void call(String name, int value) {
    library.getFunction(name).invokeVoid(new Object[] {value});
  }
}
