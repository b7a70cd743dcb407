package dev.styxy.os.linux;

import dev.styxy.core.system.NetworkLimits;
import dev.styxy.model.PortRange;
import dev.styxy.os.linux.libc.ProcFile;
import java.util.BitSet;
import java.util.Optional;

/**
 * The limits of {@code /proc/sys/net/ipv4} (ip-sysctl in the kernel's documentation), read late.
 */
final class LinuxNetworkLimits implements NetworkLimits {
  private static final String FOLDER = "/proc/sys/net/ipv4/";
  private static final int FIRST_UNPRIVILEGED_BY_DEFAULT = 1024;

  private Integer firstUnprivileged;
  private Optional<PortRange> ephemeral;
  private BitSet reserved;

  @Override
  public int firstUnprivileged() {
    if (firstUnprivileged == null) {
      String word = ProcFile.readWord(FOLDER + "ip_unprivileged_port_start");
      int first = word.isEmpty() ? FIRST_UNPRIVILEGED_BY_DEFAULT : Integer.parseInt(word);
      firstUnprivileged = Math.max(first, PortRange.LOWEST);
    }
    return firstUnprivileged;
  }

  @Override
  public Optional<PortRange> ephemeral() {
    if (ephemeral == null) {
      ephemeral = range(ProcFile.readWord(FOLDER + "ip_local_port_range"));
    }
    return ephemeral;
  }

  private static Optional<PortRange> range(String words) {
    int gap = words.indexOf('\t');
    if (gap < 0) {
      return Optional.empty();
    }
    int first = Integer.parseInt(words.substring(0, gap).strip());
    int last = Integer.parseInt(words.substring(gap).strip());
    return Optional.of(new PortRange(Math.max(first, PortRange.LOWEST), last));
  }

  @Override
  public boolean isReserved(int port) {
    if (reserved == null) {
      reserved = ports(ProcFile.readWord(FOLDER + "ip_local_reserved_ports"));
    }
    return reserved.get(port);
  }

  @Override
  public Optional<String> reservations() {
    return Optional.of("sysctl net.ipv4.ip_local_reserved_ports");
  }

  /** {@code 8080,9148-9150}. */
  static BitSet ports(String list) {
    BitSet ports = new BitSet();
    int at = 0;
    while (at < list.length()) {
      int comma = list.indexOf(',', at);
      int end = comma < 0 ? list.length() : comma;
      int dash = list.indexOf('-', at);
      boolean isRange = dash > 0 && dash < end;
      int first = Integer.parseInt(list.substring(at, isRange ? dash : end));
      int last = isRange ? Integer.parseInt(list.substring(dash + 1, end)) : first;
      ports.set(first, last + 1);
      at = end + 1;
    }
    return ports;
  }
}
