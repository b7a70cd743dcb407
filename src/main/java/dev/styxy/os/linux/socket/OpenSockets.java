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
  private String[] names;
  private int nextName;

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
    if (names == null) {
      names = namesOf(pid);
    }
    return nextName < names.length;
  }

  private long readNext() {
    if (nextLow < LOW_DESCRIPTORS) {
      return links.socketAt(pid, nextLow++);
    }
    long descriptor = Long.parseLong(names[nextName++]);
    return descriptor < LOW_DESCRIPTORS ? 0 : links.socketAt(pid, descriptor);
  }

  /** The numbers of the open descriptors; none when they may not be seen. */
  public static String[] namesOf(long pid) {
    return namesOf(Long.toString(pid));
  }

  public static String[] namesOf(String pid) {
    String[] names = new File("/proc/" + pid + "/fd").list();
    return names == null ? new String[0] : names;
  }
}
