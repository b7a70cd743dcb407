package dev.styxy.os.portable;

import dev.styxy.core.system.PortHold;

/** For systems where a socket that does not listen would keep the command itself from its port. */
final class NoHold implements PortHold {
  @Override
  public Answer hold(int port) {
    return Answer.UNSUPPORTED;
  }

  @Override
  public boolean isSupported() {
    return false;
  }
}
