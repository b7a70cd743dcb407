package dev.styxy.os.linux.socket;

import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProbeException;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.process.DescriptorLinks;
import dev.styxy.os.linux.process.FileDescriptorLinks;
import dev.styxy.os.linux.process.NativeDescriptorLinks;

/** Asks through netlink, or through /proc/net where there is no netlink. */
public final class LinuxPortTable implements PortTable {
  private final ProcessTable processes;
  private final long ownUid;
  private boolean isNetlink = true;

  public LinuxPortTable(ProcessTable processes, long ownUid) {
    this.processes = processes;
    this.ownUid = ownUid;
  }

  @Override
  public PortView look(boolean udp) {
    Protocol wanted = udp ? Protocol.BOTH : Protocol.TCP;
    SocketRows rows = new SocketRows();
    isNetlink = askNetlink(wanted, rows);
    if (!isNetlink) {
      rows.cutTo(0);
      ProcNet.collect(wanted, rows);
    }
    DescriptorLinks links = isNetlink ? new NativeDescriptorLinks() : new FileDescriptorLinks();
    return new LinuxPortView(rows, new SocketOwners(links), processes, ownUid);
  }

  /** Whether it answered; without JNA's library it cannot. */
  private static boolean askNetlink(Protocol wanted, SocketRows rows) {
    try (NetlinkDump dump = NetlinkDump.open()) {
      dump.collect(wanted, rows);
      return true;
    } catch (ProbeException | LinkageError e) {
      return false;
    }
  }

  @Override
  public String method() {
    return isNetlink ? "netlink" : "proc";
  }
}
