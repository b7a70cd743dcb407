package dev.styxy.os.windows;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.portable.FixedLimits;
import dev.styxy.os.portable.HandleProcessTable;
import dev.styxy.os.portable.OwnedPortTable;
import dev.styxy.os.portable.OwnedSocket;
import dev.styxy.os.portable.PortableHost;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.portable.SocketBindProbe;
import dev.styxy.os.portable.WallClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows: the IP helper's tables of sockets, and processes as the JVM tells of them. Written by
 * its documentation and not tested.
 */
public final class WindowsPlatform extends PortablePlatform {

  @Override
  public HostFacts facts() {
    return new HostFacts(MachineName.of(computerName()), "", "", "", -1);
  }

  private static String computerName() {
    try {
      return IpHelper.computerName();
    } catch (LinkageError e) {
      return "";
    }
  }

  @Override
  public Host host() {
    ProcessTable processes = new HandleProcessTable("");
    BindProbe probe = new SocketBindProbe();
    return new PortableHost(
        processes,
        new OwnedPortTable("iphlpapi", WindowsPlatform::sockets, processes, probe),
        probe,
        FixedLimits.ofWindows(),
        new WallClock());
  }

  private static List<OwnedSocket> sockets(boolean udp) {
    List<OwnedSocket> found = new ArrayList<>();
    found.addAll(SocketTable.TCP4.decode(IpHelper.tcpListeners(IpHelper.AF_INET)));
    found.addAll(SocketTable.TCP6.decode(IpHelper.tcpListeners(IpHelper.AF_INET6)));
    if (udp) {
      found.addAll(SocketTable.UDP4.decode(IpHelper.udpSockets(IpHelper.AF_INET)));
      found.addAll(SocketTable.UDP6.decode(IpHelper.udpSockets(IpHelper.AF_INET6)));
    }
    return found;
  }
}
