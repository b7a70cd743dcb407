package dev.styxy.core.system;

/** The sockets of this network namespace. */
public interface PortTable {

  /**
   * Takes one look at every socket that is bound to a port.
   *
   * @param udp whether to look at UDP as well as TCP
   * @throws ProbeException when the system cannot be asked
   */
  PortView look(boolean udp);

  /** The word for the way in which it asks: {@code netlink}, {@code proc} or {@code bind}. */
  String method();
}
