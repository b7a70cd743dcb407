package dev.styxy.os.linux;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that does nothing but have a socket: a process of its own, which says {@code ready PORT
 * INODE} and stays until its input ends.
 */
public final class Listener {
  private static final String STAYS = "stay";

  private Listener() {}

  /**
   * Has a socket.
   *
   * @param words {@code tcp} (listens), {@code bound} (only bound) or {@code udp}; the address; the
   *     port, or 0 for any; then options of sockets by their names in C. {@code stay}: whatever
   *     becomes of its input
   */
  public static void main(String[] words) throws IOException {
    List<String> options = new ArrayList<>(Arrays.asList(words).subList(3, words.length));
    boolean stays = options.remove(STAYS);
    RawSocket socket = new RawSocket(RawSocket.type(words[0]), InetAddress.getByName(words[1]));
    for (String option : options) {
      socket.with(option);
    }
    socket.bind(Integer.parseInt(words[2]));
    if (words[0].equals("tcp")) {
      socket.listen();
    }
    System.out.println("ready " + socket.port() + " " + socket.inode());
    if (stays) {
      waitForASignal();
    }
    System.in.transferTo(java.io.OutputStream.nullOutputStream());
  }

  private static void waitForASignal() {
    while (true) {
      LockSupport.park();
    }
  }
}
