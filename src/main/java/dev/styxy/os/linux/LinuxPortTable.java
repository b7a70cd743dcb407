package dev.styxy.os.linux;

import dev.styxy.core.PortTable;
import dev.styxy.core.PortView;
import dev.styxy.core.ProbeException;
import dev.styxy.core.ProcessTable;
import dev.styxy.model.Protocol;

/** Asks through netlink, and through /proc/net where netlink cannot be had. */
final class LinuxPortTable implements PortTable {
  private final ProcessTable processes;
  private final long ownUid;
  private boolean isNetlink = true;

  LinuxPortTable(ProcessTable processes, long ownUid) {
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

  /** Whether it answered; without JNA's library it cannot even be asked. */
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
