package dev.styxy.os.linux.socket;

/** The states of TCP sockets that matter here, as {@code <net/tcp_states.h>} numbers them. */
final class TcpStates {
  static final int ESTABLISHED = 1;
  static final int SYN_SENT = 2;
  static final int SYN_RECV = 3;
  static final int FIN_WAIT1 = 4;
  static final int FIN_WAIT2 = 5;
  static final int TIME_WAIT = 6;
  static final int CLOSE = 7;
  static final int CLOSE_WAIT = 8;
  static final int LAST_ACK = 9;
  static final int LISTEN = 10;
  static final int CLOSING = 11;

  private TcpStates() {}

  /** Whether the connection is closing. */
  static boolean isClosing(int state) {
    return switch (state) {
      case ESTABLISHED, SYN_SENT, SYN_RECV, CLOSE_WAIT -> false;
      default -> true;
    };
  }
}
