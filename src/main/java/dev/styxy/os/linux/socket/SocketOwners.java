package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.process.DescriptorLinks;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the processes that have a socket open, and reads no process twice. */
final class SocketOwners {
  private final DescriptorLinks links;
  private final Map<Long, OpenSockets> byPid = new HashMap<>();

  /** Null until all processes were read. */
  private SocketIndex shown;

  /** Of those whose main thread has ended; null until they were looked for. */
  private SocketIndex shownByThreads;

  SocketOwners(DescriptorLinks links) {
    this.links = links;
  }

  /** Whether the process visibly has the socket open. */
  boolean isOpenIn(long pid, long inode) {
    OpenSockets sockets = byPid.get(pid);
    if (sockets == null) {
      sockets = new OpenSockets(links, pid);
      byPid.put(pid, sockets);
    }
    return sockets.contains(inode);
  }

  /** Every visible process that has the socket open, in order of pid. */
  List<Long> of(long inode) {
    if (shown == null) {
      shown = new SocketIndex();
      askEverybody(shown, false);
    }
    List<Long> pids = shown.pidsOf(inode);
    if (!pids.isEmpty()) {
      return pids;
    }
    if (shownByThreads == null) {
      shownByThreads = new SocketIndex();
      askEverybody(shownByThreads, true);
    }
    return shownByThreads.pidsOf(inode);
  }

  private void askEverybody(SocketIndex index, boolean areThreadsMeant) {
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      char first = name.charAt(0);
      if (first >= '1' && first <= '9') {
        long pid = Long.parseLong(name);
        OpenDescriptors open =
            areThreadsMeant ? OpenDescriptors.ofThreads(pid) : OpenDescriptors.of(pid);
        ask(index, pid, open);
      }
    }
  }

  private void ask(SocketIndex index, long pid, OpenDescriptors open) {
    for (String descriptor : open.numbers()) {
      long inode = links.socketAt(open.task(), Long.parseLong(descriptor));
      if (inode != 0) {
        index.add(inode, pid);
      }
    }
  }
}
