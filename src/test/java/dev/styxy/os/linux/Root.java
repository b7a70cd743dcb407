package dev.styxy.os.linux;

import org.junit.jupiter.api.Assumptions;

/** Says of a test that only root can run it: it makes namespaces, or processes of other users. */
public final class Root {
  private Root() {}

  public static void isNeeded() {
    Assumptions.assumeTrue(LinuxHost.read().uid() == 0, "needs root");
  }
}
