package dev.styxy.os.linux;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.jna.NativeLibrary;
import dev.styxy.os.linux.libc.CLibrary;
import dev.styxy.os.linux.libc.ProcFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;

/** A process whose first thread has ended, though others go on: a zombie that is alive. */
public final class Headless {
  private static final int SIGUSR2 = 12;

  private Headless() {}

  /**
   * Says the port on which it listens when its first thread has ended; {@code main} runs in another
   * one.
   */
  public static void main(String[] words) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    // The first thread of java waits for this one; a signal makes it call pthread_exit instead.
    CLibrary.function("signal")
        .invokePointer(
            new Object[] {SIGUSR2, NativeLibrary.getProcess().getFunction("pthread_exit")});
    int pid = (int) ProcessHandle.current().pid();
    CLibrary.function("tgkill").invokeInt(new Object[] {pid, pid, SIGUSR2});
    while (!isZombie(pid)) {
      LockSupport.parkNanos(1_000_000);
    }
    System.out.println(server.getLocalPort());
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  private static boolean isZombie(int pid) {
    return new String(ProcFile.read("/proc/" + pid + "/stat").orElseThrow(), ISO_8859_1)
        .contains(") Z ");
  }
}
