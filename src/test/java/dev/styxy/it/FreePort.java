package dev.styxy.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports, so that no test depends on what else runs on the machine. */
final class FreePort {
  private static final int TRIES = 200;

  private FreePort() {}

  /** A port of the range, both ends included, that could be bound a moment ago. */
  static int in(int first, int last) {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(first, last + 1);
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        continue;
      }
    }
    throw new AssertionError("no free port from " + first + " to " + last);
  }

  /** A free port of the built-in type {@code dev}. */
  static int ofDev() {
    return in(3000, 3099);
  }
}
