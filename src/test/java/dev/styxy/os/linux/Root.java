package dev.styxy.os.linux;

import dev.styxy.Needs;

/** Says of a test that only root can run it: it makes namespaces, or processes of other users. */
public final class Root {
  private Root() {}

  public static void isNeeded() {
    Needs.root();
  }
}
