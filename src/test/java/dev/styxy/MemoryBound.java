package dev.styxy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;

/** Holds what one thread allocates below a limit. */
public final class MemoryBound {
  /** As much as damage may ever cost. */
  private static final long MOST_BYTES = 64L << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Runs this, which allocates no more than damage may cost. */
  public void hold(String what, Executable body) throws Throwable {
    long before = threads.getCurrentThreadAllocatedBytes();
    body.execute();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated <= MOST_BYTES, what + " took " + allocated + " bytes");
  }
}
