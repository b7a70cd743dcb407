package dev.styxy.os.windows;

import dev.styxy.core.system.Host;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.portable.FixedLimits;
import dev.styxy.os.portable.HandleProcessTable;
import dev.styxy.os.portable.OwnedSocket;
import dev.styxy.os.portable.PortablePlatform;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows: the IP helper's tables of sockets, and processes as the JVM knows them. Written from its
 * documentation and not tested.
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
    return host(
        new HandleProcessTable(""), "iphlpapi", WindowsPlatform::sockets, FixedLimits.ofWindows());
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
