package dev.styxy.os.windows;

import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.JnaSettings;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.portable.HandleProcessTable;
import dev.styxy.os.portable.HandleSignals;
import dev.styxy.os.portable.OwnedPortTable;
import dev.styxy.os.portable.OwnedSocket;
import dev.styxy.os.portable.PortableHost;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.portable.SocketBindProbe;
import dev.styxy.os.portable.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Windows: the IP helper's tables of sockets, processes as the JVM knows them, job objects, and the
 * ranges that netsh shows. Without JNA's library, it is treated as any other system.
 */
public final class WindowsPlatform implements Platform {
  private final IpHelper ipHelper;
  private final Kernel32 kernel;

  /** The platform whose calls are in these libraries. */
  WindowsPlatform(NativeLibrary ipHelper, NativeLibrary kernel) {
    this.ipHelper = new IpHelper(ipHelper);
    this.kernel = new Kernel32(kernel);
  }

  public static Platform open() {
    try {
      JnaSettings.apply();
      return new WindowsPlatform(
          NativeLibrary.getInstance("iphlpapi"), NativeLibrary.getInstance("kernel32"));
    } catch (LinkageError e) {
      return new PortablePlatform();
    }
  }

  @Override
  public void warm() {
    // JNA is loaded already: there is no other way to know whether it can be.
  }

  @Override
  public HostFacts facts() {
    return new HostFacts(MachineName.of(kernel.computerName()), "", "", "", -1);
  }

  @Override
  public Host host() {
    ProcessTable processes = new HandleProcessTable("");
    BindProbe probe = SocketBindProbe.ofWindows();
    return new PortableHost(
        processes,
        new OwnedPortTable("iphlpapi", this::sockets, processes, probe),
        probe,
        new WindowsNetworkLimits(kernel.systemDirectory().map(Netsh::new)),
        new WallClock(),
        new HandleSignals(processes),
        new WindowsStarter(kernel, lookup()));
  }

  /** The names of variables have no case there, and neither has this map. */
  private static ProgramLookup lookup() {
    Map<String, String> environment = new ProcessBuilder().environment();
    return new ProgramLookup(
        environment.getOrDefault("PATH", ""), environment.getOrDefault("PATHEXT", ""));
  }

  private List<OwnedSocket> sockets(boolean udp) {
    List<OwnedSocket> found = new ArrayList<>();
    found.addAll(SocketTable.TCP4.decode(ipHelper.tcpListeners(IpHelper.AF_INET)));
    found.addAll(SocketTable.TCP6.decode(ipHelper.tcpListeners(IpHelper.AF_INET6)));
    if (udp) {
      found.addAll(SocketTable.UDP4.decode(ipHelper.udpSockets(IpHelper.AF_INET)));
      found.addAll(SocketTable.UDP6.decode(ipHelper.udpSockets(IpHelper.AF_INET6)));
    }
    return found;
  }

  @Override
  public OptionalInt terminalColumns() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt terminalRows() {
    return OptionalInt.empty();
  }

  @Override
  public boolean isReaderGone() {
    return false;
  }
}
