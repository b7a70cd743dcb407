package dev.styxy.it;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that does nothing, and can own allocations; ended by pid. */
public final class Sleeper implements AutoCloseable {
  private final Process process;

  public Sleeper() {
    try {
      process = new ProcessBuilder("sleep", "600").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public String owner() {
    return Long.toString(pid());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
