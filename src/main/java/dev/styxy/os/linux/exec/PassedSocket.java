package dev.styxy.os.linux.exec;

import dev.styxy.core.system.PortHold;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.LibC;
import dev.styxy.os.linux.socket.InetDiag;
import dev.styxy.os.linux.socket.SocketAddress;
import dev.styxy.os.linux.socket.WildcardSocket;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * A listening socket that the command finds as its descriptor 3, as systemd passes them
 * (SD_LISTEN_FDS_START in sd_listen_fds(3)). While a socket listens, bind(2) refuses its address to
 * everybody, even with SO_REUSEADDR (socket(7)).
 */
public final class PassedSocket {
  private static final int FIRST_PASSED = 3;

  /**
   * As many waiting connections as the system allows: it lowers the number to its limit
   * (listen(2)).
   */
  private static final int BACKLOG = 4096;

  private static final int NONE = -1;

  private int fd = NONE;

  /**
   * Begins to listen.
   *
   * @return HELD or BUSY
   * @throws StyxyException when the system refuses it
   */
  PortHold.Answer listen(InetAddress address, int port) {
    try {
      int error = open(address, port);
      if (error == 0 || error == Errno.EADDRINUSE) {
        return error == 0 ? PortHold.Answer.HELD : PortHold.Answer.BUSY;
      }
      throw refused(address, LibCExec.message(error));
    } catch (LinkageError e) {
      throw refused(address, "this system's C library cannot be called");
    }
  }

  private int open(InetAddress address, int port) {
    boolean isIpv6 = address instanceof Inet6Address;
    int domain = isIpv6 ? InetDiag.AF_INET6 : InetDiag.AF_INET;
    int socket = LibC.socket(domain, WildcardSocket.TCP, 0);
    if (socket < 0) {
      return LibC.errno();
    }
    WildcardSocket.reuseAddress(socket);
    if (isIpv6) {
      WildcardSocket.takeBothFamilies(socket);
    }
    boolean isListening =
        LibC.bind(socket, SocketAddress.of(address, port)) == 0
            && LibC.listen(socket, BACKLOG) == 0;
    if (!isListening) {
      int error = LibC.errno();
      LibC.close(socket);
      return error;
    }
    fd = socket;
    return 0;
  }

  private static StyxyException refused(InetAddress address, String why) {
    return new StyxyException(
        FailureCode.IO,
        "--socket: cannot listen on " + address.getHostAddress() + ": " + why,
        "styxy run --socket --bind 127.0.0.1 …");
  }

  /**
   * Moves it to where the program that this process becomes looks for it.
   *
   * @return undoes that, if this process did not become it after all
   */
  Runnable place() {
    if (fd == NONE) {
      return () -> {};
    }
    // The descriptor there may be the jar, from which an error message may still have to be loaded.
    int displaced = LibCExec.duplicateForUs(FIRST_PASSED, LinuxHold.LOWEST_DESCRIPTOR);
    if (fd == FIRST_PASSED) {
      LibCExec.setInherited(fd, true);
    } else {
      LibCExec.copyTo(fd, FIRST_PASSED);
    }
    return () -> {
      if (displaced >= 0 && fd != FIRST_PASSED) {
        LibCExec.copyTo(displaced, FIRST_PASSED);
      }
    };
  }
}
