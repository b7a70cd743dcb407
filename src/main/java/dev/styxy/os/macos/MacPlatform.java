package dev.styxy.os.macos;

import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.portable.FixedLimits;
import dev.styxy.os.portable.HandleProcessTable;
import dev.styxy.os.portable.PortablePlatform;

/**
 * macOS: libproc for sockets and for what the JVM does not know of processes. Written from its
 * headers and not tested. Without JNA's library, it is treated as any other system.
 */
public final class MacPlatform extends PortablePlatform {
  private final HostFacts facts;

  private MacPlatform(HostFacts facts) {
    this.facts = facts;
  }

  public static Platform open() {
    try {
      return new MacPlatform(readHost());
    } catch (LinkageError e) {
      return new PortablePlatform();
    }
  }

  private static HostFacts readHost() {
    StringBuilder machine = new StringBuilder();
    for (byte b : LibProc.hostUuid().orElse(new byte[0])) {
      machine.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
    return new HostFacts(
        MachineName.of(machine.toString()),
        LibProc.sysctl("kern.bootsessionuuid"),
        "",
        "",
        LibProc.uid());
  }

  @Override
  public HostFacts facts() {
    return facts;
  }

  @Override
  public Host host() {
    ProcessTable processes = new MacProcessTable(new HandleProcessTable(facts.bootId()));
    return host(processes, "libproc", MacSockets::read, FixedLimits.ofMacOs());
  }
}
