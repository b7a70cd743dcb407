package dev.styxy.os.linux.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which processes have which sockets open: found by the socket's inode. */
final class SocketIndex {
  private static final int PID_BITS = 32;
  private static final long PID_MASK = (1L << PID_BITS) - 1;

  /** Inode in the upper half, pid in the lower; sorted once the first question is asked. */
  private long[] pairs = new long[256];

  private int size;
  private boolean isSorted;

  void add(long inode, long pid) {
    pairs = size == pairs.length ? Arrays.copyOf(pairs, size * 2) : pairs;
    pairs[size] = inode << PID_BITS | pid;
    size++;
    isSorted = false;
  }

  /** Each once, in order of pid. */
  List<Long> pidsOf(long inode) {
    if (!isSorted) {
      Arrays.sort(pairs, 0, size);
      isSorted = true;
    }
    int found = Arrays.binarySearch(pairs, 0, size, inode << PID_BITS);
    List<Long> pids = new ArrayList<>(1);
    for (int at = found < 0 ? -found - 1 : found;
        at < size && pairs[at] >>> PID_BITS == inode;
        at++) {
      long pid = pairs[at] & PID_MASK;
      if (pids.isEmpty() || pids.get(pids.size() - 1) != pid) {
        pids.add(pid);
      }
    }
    return pids;
  }
}
