package dev.styxy.os.platform;

import java.io.IOException;
import java.util.logging.LogManager;

/**
 * A log manager that says nothing and has nothing to set up. JNA makes a logger before anything
 * else; with the JDK's own manager that logger costs more than all the rest of JNA, for a search
 * through the modules for other back ends, which an error while it reads its settings leaves out.
 *
 * <p>Public, with a public constructor, because java.util.logging makes it by its name.
 */
public final class SilentLogManager extends LogManager {

  /** The error is the point, and nobody sees it: see LogManager.readPrimordialConfiguration. */
  @Override
  public void readConfiguration() throws IOException {
    throw new IOException("no settings");
  }
}
