package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.JnaSettings;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.portable.OwnedPortTable;
import dev.styxy.os.portable.PortableHost;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.portable.SocketBindProbe;
import java.util.OptionalInt;

/**
 * macOS: libproc for processes and sockets, sysctl(3) for ranges and boots, posix_spawn(2) to
 * become a command. Without JNA's library, it is treated as any other system.
 */
public final class MacPlatform implements Platform {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int UUID_SIZE = 16;

  private final NativeLibrary library;
  private final MacDescriptors descriptors = new MacDescriptors();
  private final MacTerminal terminal;
  private HostFacts facts;

  /** The platform whose calls are in this library. */
  MacPlatform(NativeLibrary library) {
    this.library = library;
    this.terminal = new MacTerminal(library);
  }

  public static Platform open() {
    try {
      JnaSettings.apply();
      return new MacPlatform(NativeLibrary.getProcess());
    } catch (LinkageError e) {
      return new PortablePlatform();
    }
  }

  @Override
  public void warm() {
    // JNA is loaded already: there is no other way to know whether it can be.
  }

  @Override
  public synchronized HostFacts facts() {
    if (facts == null) {
      Function uid = library.getFunction("geteuid");
      facts =
          new HostFacts(
              MachineName.of(machine()),
              new Sysctl(library).text("kern.bootsessionuuid"),
              "",
              "",
              Integer.toUnsignedLong(uid.invokeInt(new Object[0])));
    }
    return facts;
  }

  /** The 16 bytes of gethostuuid(3) in hexadecimal digits; empty when the system does not say. */
  private String machine() {
    byte[] uuid = new byte[UUID_SIZE];
    long[] patience = {1, 0};
    if (library.getFunction("gethostuuid").invokeInt(new Object[] {uuid, patience}) != 0) {
      return "";
    }
    StringBuilder digits = new StringBuilder();
    for (byte b : uuid) {
      digits.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
    }
    return digits.toString();
  }

  @Override
  public Host host() {
    long self = ProcessHandle.current().pid();
    ProcessTable processes = new MacProcessTable(library, facts().bootId(), self);
    BindProbe probe = SocketBindProbe.ofMacOs();
    return new PortableHost(
        processes,
        new OwnedPortTable("libproc", new MacSockets(new LibProc(library)), processes, probe),
        probe,
        new MacNetworkLimits(new Sysctl(library)),
        new MacClock(library, facts().bootId()),
        new MacSignals(library, processes),
        new MacStarter(library, descriptors, self));
  }

  @Override
  public OptionalInt terminalColumns() {
    OptionalInt columns = terminal.columns(STDOUT);
    return columns.isPresent() ? columns : terminal.columns(STDERR);
  }

  @Override
  public OptionalInt terminalRows() {
    return terminal.rows(STDOUT);
  }

  @Override
  public boolean isReaderGone() {
    return terminal.isReaderGone(STDOUT);
  }
}
