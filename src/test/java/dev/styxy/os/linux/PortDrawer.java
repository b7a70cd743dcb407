package dev.styxy.os.linux;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.TreeSet;

/** A stranger who asks the kernel for any port, again and again, and prints which ones it got. */
public final class PortDrawer {
  private PortDrawer() {}

  /** How often to bind, how often to connect, and a port to ask for by its number at the end. */
  public static void main(String[] words) throws IOException {
    int wanted = Integer.parseInt(words[2]);
    Set<Integer> got = new TreeSet<>();
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    for (int i = 0; i < Integer.parseInt(words[0]); i++) {
      try (Socket one = new Socket()) {
        one.bind(new InetSocketAddress(0));
        got.add(one.getLocalPort());
      }
    }
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      for (int i = 0; i < Integer.parseInt(words[1]); i++) {
        try (Socket one = new Socket(loopback, server.getLocalPort());
            Socket other = server.accept()) {
          got.add(one.getLocalPort());
          // Both ends at once and without TIME_WAIT, so that there are always free ports.
          one.setSoLinger(true, 0);
          other.setSoLinger(true, 0);
        }
      }
    }
    if (isHad(wanted)) {
      got.add(wanted);
    }
    System.out.println(got.size() + " " + got.contains(wanted) + " " + got);
  }

  private static boolean isHad(int wanted) throws IOException {
    try (Socket one = new Socket()) {
      one.bind(new InetSocketAddress(wanted));
      return true;
    } catch (BindException e) {
      return false;
    }
  }
}
