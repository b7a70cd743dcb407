package dev.styxy.os.linux;

import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.process.ProcStatus;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import java.io.File;
import java.util.Optional;

/** Reads what distinguishes this machine, and this view of it, from others. */
public final class LinuxHostFacts {
  private LinuxHostFacts() {}

  public static HostFacts read() {
    return new HostFacts(
        MachineName.of(machineWord()),
        bootId(),
        ProcFile.readLink("/proc/self/ns/pid").orElse(""),
        numberOf(ProcFile.readLink("/proc/self/ns/net").orElse("")),
        uid());
  }

  /**
   * Whether this is the first network namespace of the machine. It has another number with another
   * kernel, and is recognised by a setting that only it has: netns_core_table of
   * net/core/sysctl_net_core.c leaves it out for all others.
   */
  static boolean isOnHostNetwork() {
    return new File("/proc/sys/net/core/netdev_max_backlog").exists();
  }

  /** The network namespace by a name that everybody in it finds, in containers, too. */
  static String portSpace(HostFacts facts) {
    if (isOnHostNetwork()) {
      return "host";
    }
    return facts.networkNamespace().isEmpty() ? "" : "net-" + facts.networkNamespace();
  }

  static String bootId() {
    return ProcFile.readWord("/proc/sys/kernel/random/boot_id");
  }

  /** machine-id(5) is empty or says uninitialized on images that were never booted. */
  private static String machineWord() {
    String id = ProcFile.readWord("/etc/machine-id");
    boolean isId = !id.isEmpty() && !id.equals("uninitialized");
    return isId ? id : ProcFile.readWord("/proc/sys/kernel/hostname");
  }

  /** {@code net:[4026531840]} to {@code 4026531840}; namespaces(7). */
  private static String numberOf(String namespace) {
    int open = namespace.indexOf('[');
    int close = namespace.indexOf(']');
    return open < 0 || close < open ? "" : namespace.substring(open + 1, close);
  }

  private static long uid() {
    Optional<byte[]> status = ProcFile.read("/proc/self/status");
    return status.isEmpty() ? -1 : ProcStatus.effectiveUid(status.get());
  }
}
