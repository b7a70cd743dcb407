package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows processes to their children by {@code /proc/pid/task/tid/children}
 * (proc_tid_children(5)): a server is usually a descendant of the owner of its lease, which saves
 * searching all processes.
 */
public final class Descendants {
  /** Searching a larger family is no faster than searching all processes. */
  private static final int MOST = 256;

  private final Map<Long, List<Long>> children = new HashMap<>();

  /** The descendants of the processes, nearest first; none where the kernel does not list them. */
  public List<Long> of(List<Long> pids) {
    Set<Long> family = new LinkedHashSet<>(pids);
    List<Long> found = new ArrayList<>();
    List<Long> generation = pids;
    while (!generation.isEmpty() && family.size() < MOST) {
      List<Long> next = new ArrayList<>();
      for (long parent : generation) {
        for (long child : childrenOf(parent)) {
          if (family.add(child)) {
            next.add(child);
          }
        }
      }
      found.addAll(next);
      generation = next;
    }
    return found;
  }

  private List<Long> childrenOf(long pid) {
    List<Long> known = children.get(pid);
    if (known == null) {
      known = readChildren(pid);
      children.put(pid, known);
    }
    return known;
  }

  /** Each thread has its own children. */
  private static List<Long> readChildren(long pid) {
    List<Long> found = new ArrayList<>();
    String folder = "/proc/" + pid + "/task";
    String[] threads = new File(folder).list();
    for (String thread : threads == null ? new String[0] : threads) {
      Optional<byte[]> list = ProcFile.read(folder + "/" + thread + "/children");
      addNumbers(found, list.isEmpty() ? new byte[0] : list.get());
    }
    return found;
  }

  private static void addNumbers(List<Long> found, byte[] list) {
    long number = 0;
    for (byte b : list) {
      if (b >= '0' && b <= '9') {
        number = number * 10 + b - '0';
      } else if (number > 0) {
        found.add(number);
        number = 0;
      }
    }
  }
}
