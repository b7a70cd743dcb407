package dev.styxy.os.portable;

import dev.styxy.core.system.Clock;
import dev.styxy.model.Moment;

/** The wall clock alone: the JVM does not know the time since boot. */
public final class WallClock implements Clock {
  @Override
  public Moment now() {
    return new Moment(System.currentTimeMillis(), "", 0);
  }
}
