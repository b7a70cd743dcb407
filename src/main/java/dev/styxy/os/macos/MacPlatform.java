package dev.styxy.os.macos;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.portable.FixedLimits;
import dev.styxy.os.portable.HandleProcessTable;
import dev.styxy.os.portable.OwnedPortTable;
import dev.styxy.os.portable.PortableHost;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.portable.SocketBindProbe;
import dev.styxy.os.portable.WallClock;

/**
 * macOS: libproc for sockets and for what the JVM does not tell of processes. Written by its
 * headers and not tested. Where JNA has no library for it, it is as any other system.
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
    BindProbe probe = new SocketBindProbe();
    return new PortableHost(
        processes,
        new OwnedPortTable("libproc", MacSockets::read, processes, probe),
        probe,
        FixedLimits.ofMacOs(),
        new WallClock());
  }
}
