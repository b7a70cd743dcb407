package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.process.DescriptorLinks;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the processes that have a socket open, and reads no process twice. */
final class SocketOwners {
  private static final int PID_BITS = 32;
  private static final long PID_MASK = (1L << PID_BITS) - 1;

  private final DescriptorLinks links;
  private final Map<Long, OpenSockets> byPid = new HashMap<>();

  /** Inode in the upper half, pid in the lower. */
  private long[] pairs = new long[256];

  private int size;

  /** All pairs, sorted; null until all processes were read. */
  private long[] everybody;

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
    if (everybody == null) {
      everybody = askEverybody();
    }
    int found = Arrays.binarySearch(everybody, inode << PID_BITS);
    List<Long> pids = new ArrayList<>(1);
    for (int at = found < 0 ? -found - 1 : found;
        at < everybody.length && everybody[at] >>> PID_BITS == inode;
        at++) {
      long pid = everybody[at] & PID_MASK;
      if (pids.isEmpty() || pids.get(pids.size() - 1) != pid) {
        pids.add(pid);
      }
    }
    return pids;
  }

  private long[] askEverybody() {
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      char first = name.charAt(0);
      if (first >= '1' && first <= '9') {
        ask(Long.parseLong(name));
      }
    }
    Arrays.sort(pairs, 0, size);
    return Arrays.copyOf(pairs, size);
  }

  private void ask(long pid) {
    OpenDescriptors open = OpenDescriptors.of(pid);
    for (String descriptor : open.numbers()) {
      long inode = links.socketAt(open.task(), Long.parseLong(descriptor));
      if (inode != 0) {
        pairs = size == pairs.length ? Arrays.copyOf(pairs, size * 2) : pairs;
        pairs[size++] = inode << PID_BITS | pid;
      }
    }
  }
}
