package dev.styxy.os.platform;

import java.io.IOException;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * A log manager that logs nothing and needs no setup. JNA creates a logger before anything else;
 * with the JDK's own manager, that costs more than the rest of JNA, because it searches the modules
 * for other back ends. An error while reading the settings skips that search. It keeps no loggers
 * either: the JDK's tree of them links lambdas at every start.
 *
 * <p>Public, with a public constructor, because java.util.logging creates it by name.
 */
public final class SilentLogManager extends LogManager {

  /** The error is intended, and nobody sees it: see LogManager.readPrimordialConfiguration. */
  @Override
  public void readConfiguration() throws IOException {
    throw new IOException("no settings");
  }

  /** Says that it is new, so that its maker keeps it: see LogManager.demandLogger. */
  @Override
  public boolean addLogger(Logger logger) {
    return true;
  }

  /** There is none. */
  @Override
  public Logger getLogger(String name) {
    return null;
  }
}
