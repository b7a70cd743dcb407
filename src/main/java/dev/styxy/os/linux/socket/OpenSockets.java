package dev.styxy.os.linux.socket;

import dev.styxy.os.linux.process.DescriptorLinks;
import java.io.File;
import java.util.HashSet;
import java.util.Set;

/** The sockets that one process has open, read no further than the answers need. */
public final class OpenSockets {
  /**
   * Servers open their listeners early, and the kernel assigns the lowest free number: these are
   * tried one by one before listing the folder, which may have a hundred thousand entries.
   */
  private static final int LOW_DESCRIPTORS = 64;

  private final DescriptorLinks links;
  private final long pid;
  private final Set<Long> inodes = new HashSet<>();
  private int nextLow;

  /** Null until the low ones were tried. */
  private OpenDescriptors descriptors;

  private int nextNumber;

  OpenSockets(DescriptorLinks links, long pid) {
    this.links = links;
    this.pid = pid;
  }

  boolean contains(long inode) {
    if (inodes.contains(inode)) {
      return true;
    }
    while (hasMore()) {
      long read = readNext();
      if (read != 0) {
        inodes.add(read);
      }
      if (read == inode) {
        return true;
      }
    }
    return false;
  }

  private boolean hasMore() {
    if (nextLow < LOW_DESCRIPTORS) {
      return true;
    }
    if (descriptors == null) {
      descriptors = OpenDescriptors.of(pid);
      if (descriptors.numbers().length == 0) {
        descriptors = OpenDescriptors.ofThreads(pid);
        // What the main thread does not show is looked for from the beginning.
        nextLow = descriptors.task() == pid ? nextLow : 0;
      }
      return hasMore();
    }
    return nextNumber < descriptors.numbers().length;
  }

  private long readNext() {
    long task = descriptors == null ? pid : descriptors.task();
    if (nextLow < LOW_DESCRIPTORS) {
      return links.socketAt(task, nextLow++);
    }
    long descriptor = Long.parseLong(descriptors.numbers()[nextNumber++]);
    return descriptor < LOW_DESCRIPTORS ? 0 : links.socketAt(task, descriptor);
  }

  /** The numbers of the open descriptors; none when they may not be seen. */
  public static String[] namesOf(String pid) {
    String[] names = new File("/proc/" + pid + "/fd").list();
    return names == null ? new String[0] : names;
  }
}
