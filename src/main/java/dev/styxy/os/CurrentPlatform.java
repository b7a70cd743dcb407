package dev.styxy.os;

import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.macos.MacPlatform;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.windows.WindowsPlatform;

/** Finds the platform that this process runs on. */
public final class CurrentPlatform {
  private CurrentPlatform() {}

  /** It returns an interface, so that the verifier loads no other platform's class. */
  public static Platform open() {
    String system = System.getProperty("os.name");
    if (system.equals("Linux")) {
      return LinuxPlatform.open();
    }
    if (system.equals("Mac OS X")) {
      return MacPlatform.open();
    }
    return system.startsWith("Windows") ? WindowsPlatform.open() : new PortablePlatform();
  }
}
