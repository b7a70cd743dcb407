package dev.styxy.os.platform;

import dev.styxy.core.system.Pause;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass by parking the thread. */
public final class ParkedPause implements Pause {
  @Override
  public void millis(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
