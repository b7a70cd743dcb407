package dev.styxy.core.doctor;

import dev.styxy.core.app.Application;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.system.OuterSystem;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ServiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks what styxy can see of the machine, and how the ranges lie. The port table must have been
 * looked at before.
 */
final class ProbeChecks {
  private final Host host;
  private final Iterable<ServiceType> types;

  ProbeChecks(Application application) {
    this(application.host(), application.settings().types().values());
  }

  ProbeChecks(Host host, Iterable<ServiceType> types) {
    this.host = host;
    this.types = types;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(List.of(probe(), owners(), ephemeral(), reserved()));
    host.outer().map(ProbeChecks::outer).ifPresent(findings::add);
    if (!host.hold().isSupported()) {
      findings.add(
          Finding.ok(
              "hold",
              "this system cannot hold a port for the command of run: until it listens, a program"
                  + " that does not ask styxy may take it"));
    }
    return findings;
  }

  private static Finding outer(OuterSystem outer) {
    String look = "; look there: " + outer.look();
    return Finding.ok(
        outer.name().toLowerCase(Locale.ROOT),
        outer.sharesPorts()
            ? "its ports are these, too: what its programs have cannot be bound or seen here" + look
            : "its ports are others, but localhost there leads to a program of its own first"
                + look);
  }

  private Finding probe() {
    return switch (host.ports().method()) {
      case "netlink" -> Finding.ok("port probe", "netlink: every socket, with its owner");
      case "libproc" ->
          Finding.ok(
              "port probe",
              "libproc: the sockets of your own processes, with their owners; a bind for others");
      case "iphlpapi" -> Finding.ok("port probe", "iphlpapi: every listener, with its owner");
      case "proc" ->
          Finding.warning(
              "port probe",
              "/proc/net: sockets that are bound but do not listen are not visible",
              "netlink is missing in this sandbox or kernel; nothing else is lost");
      default ->
          Finding.warning(
              "port probe",
              "bind: can tell busy from free, but not who holds a port",
              "on Linux it is netlink; elsewhere there is nothing to do");
    };
  }

  private Finding owners() {
    ProcessTable processes = host.processes();
    Optional<ProcessInfo> self = processes.find(processes.self());
    if (self.isPresent() && self.get().uid() < 0) {
      // Windows, which has no pid 1 either, and other systems that only Java is asked about.
      return Finding.ok("processes", "those that Java shows, without their users and sessions");
    }
    if (processes.find(1).isEmpty() && self.isPresent() && self.get().pid() != 1) {
      return Finding.warning(
          "processes",
          "those of other users are hidden: cannot tell whether they are alive",
          "/proc is mounted with hidepid; their leases end by age alone");
    }
    boolean isRoot = self.isPresent() && self.get().uid() == 0;
    return Finding.ok(
        "processes",
        isRoot
            ? "all are visible"
            : "all are visible; sockets show their process for your own, their uid for others");
  }

  private Finding ephemeral() {
    NetworkLimits limits = host.limits();
    Optional<PortRange> ephemeral = limits.ephemeral();
    List<String> overlapping = new ArrayList<>();
    if (ephemeral.isPresent()) {
      for (ServiceType type : types) {
        if (isAtRisk(type.range(), ephemeral.get(), limits)) {
          overlapping.add(type.name() + " " + type.range());
        }
      }
    }
    String range = ephemeral.map(PortRange::toString).orElse("unknown");
    return overlapping.isEmpty()
        ? Finding.ok("ranges", "none lies in the ephemeral range (" + range + ")")
        : Finding.warning(
            "ranges",
            "the ephemeral range " + range + " has ports of " + String.join(", ", overlapping),
            "move them: styxy config init"
                + limits.reservations().map(look -> "; or reserve them, see: " + look).orElse(""));
  }

  /** What the system is configured to leave out of the ephemeral range is some other program's. */
  private Finding reserved() {
    NetworkLimits limits = host.limits();
    Optional<PortRange> ephemeral = limits.ephemeral();
    List<String> overlapping = new ArrayList<>();
    for (ServiceType type : types) {
      int count = 0;
      for (int port = type.range().first(); port <= type.range().last(); port++) {
        boolean isKeptForUs = ephemeral.isPresent() && ephemeral.get().contains(port);
        count += limits.isReserved(port) && !isKeptForUs ? 1 : 0;
      }
      if (count > 0) {
        overlapping.add(type.name() + " " + type.range() + " (" + count + ")");
      }
    }
    return overlapping.isEmpty()
        ? Finding.ok("reserved", "no range has ports that the system reserves")
        : Finding.warning(
            "reserved",
            "the system reserves ports of " + String.join(", ", overlapping),
            "see whose they are: " + limits.reservations().orElse(""));
  }

  private static boolean isAtRisk(PortRange range, PortRange ephemeral, NetworkLimits limits) {
    int first = Math.max(range.first(), ephemeral.first());
    int last = Math.min(range.last(), ephemeral.last());
    for (int port = first; port <= last; port++) {
      if (!limits.isReserved(port)) {
        return true;
      }
    }
    return false;
  }
}
