package dev.styxy.os.linux.socket;

import dev.styxy.core.system.BindProbe;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.portable.SocketBindProbe;

/** Binds on the wildcard address of both families at once, which the probes of java.net cannot. */
public final class LinuxBindProbe implements BindProbe {

  /** Where JNA has no library for the system, java.net has to do. */
  @Override
  public Answer tryBind(int port, Protocol protocol) {
    try {
      return tryNatively(port, protocol);
    } catch (LinkageError e) {
      return new SocketBindProbe().tryBind(port, protocol);
    }
  }

  private static Answer tryNatively(int port, Protocol protocol) {
    Answer tcp = protocol.coversTcp() ? tryTcp(port) : Answer.FREE;
    return tcp == Answer.FREE && protocol.coversUdp() ? tryUdp(port) : tcp;
  }

  private static Answer tryTcp(int port) {
    try (WildcardSocket socket = WildcardSocket.tcp()) {
      if (socket.isForbidden()) {
        return Answer.FORBIDDEN;
      }
      int error = socket.bind(port);
      return answer(error == 0 ? socket.listen() : error);
    }
  }

  private static Answer tryUdp(int port) {
    try (WildcardSocket socket = WildcardSocket.udp()) {
      return socket.isForbidden() ? Answer.FORBIDDEN : answer(socket.bind(port));
    }
  }

  private static Answer answer(int error) {
    return switch (error) {
      case 0 -> Answer.FREE;
      case Errno.EADDRINUSE -> Answer.BUSY;
      case Errno.EACCES, Errno.EPERM -> Answer.DENIED;
      default -> Answer.UNKNOWN;
    };
  }
}
