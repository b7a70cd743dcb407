package dev.styxy.os.linux.exec;

import dev.styxy.core.system.PortHold;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.socket.WildcardSocket;
import java.net.InetAddress;

/**
 * A socket that is bound with SO_REUSEADDR and does not listen. The kernel then refuses the port to
 * connect(2), to bind(2) of port 0, and to every bind without that option, while servers, which set
 * it, bind and listen as if nothing were there (inet_csk_bind_conflict in
 * net/ipv4/inet_connection_sock.c). It is inherited, and ends with the last process that has it.
 */
public final class LinuxHold implements PortHold {
  /** Out of the way of commands that expect low numbers to be free. */
  static final int LOWEST_DESCRIPTOR = 100;

  private static final int NONE = -1;

  private final PassedSocket passed;
  private int descriptor = NONE;

  /**
   * Holds ports. * * @param passed opened where a listening socket is wanted, for the starter to
   * pass on
   */
  public LinuxHold(PassedSocket passed) {
    this.passed = passed;
  }

  @Override
  public Answer hold(int port) {
    try (WildcardSocket socket = WildcardSocket.tcp()) {
      socket.sharePort();
      int error = socket.bind(port);
      if (error != 0) {
        return error == Errno.EADDRINUSE ? Answer.BUSY : Answer.REFUSED;
      }
      descriptor = LibCExec.duplicate(socket.descriptor(), LOWEST_DESCRIPTOR);
      return descriptor < 0 ? Answer.REFUSED : Answer.HELD;
    } catch (LinkageError e) {
      return Answer.UNSUPPORTED;
    }
  }

  /**
   * The hold keeps the port on all other addresses, and has to be bound there first. Once the
   * socket listens, the hold no longer lets anybody in: it shares the port with no one.
   */
  @Override
  public PortHold listeningAt(InetAddress address) {
    return port -> {
      if (hold(port) == Answer.BUSY) {
        return Answer.BUSY;
      }
      Answer answer = passed.listen(address, port);
      if (answer == Answer.HELD && descriptor >= 0) {
        WildcardSocket.shareNothing(descriptor);
      }
      return answer;
    };
  }
}
