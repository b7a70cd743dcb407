package dev.styxy.core.report;

import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The allocations of one session, taken together.
 *
 * @param projects in order, at least one
 * @param owner of the youngest allocation that has one
 * @param allocations at least one
 * @param lastSeen wall clock milliseconds of the last renewal, by command or by use
 */
public record InstanceReport(
    String id,
    List<String> projects,
    Optional<ProcessRef> owner,
    List<Allocation> allocations,
    long lastSeen) {

  /** The owners of its allocations, those of the youngest first. */
  public List<ProcessRef> owners() {
    List<ProcessRef> owners = new ArrayList<>();
    owner.ifPresent(owners::add);
    for (Allocation allocation : allocations) {
      for (ProcessRef other : allocation.owners()) {
        if (!owners.contains(other)) {
          owners.add(other);
        }
      }
    }
    return owners;
  }

  /** All instances that have allocations, in the order of their first one. */
  public static List<InstanceReport> of(Sweep sweep) {
    Map<String, List<Allocation>> groups = new LinkedHashMap<>();
    for (Judgement judgement : sweep.kept()) {
      Allocation allocation = judgement.allocation();
      groups.computeIfAbsent(allocation.instance(), id -> new ArrayList<>()).add(allocation);
    }
    List<InstanceReport> reports = new ArrayList<>();
    for (Map.Entry<String, List<Allocation>> group : groups.entrySet()) {
      reports.add(of(group.getKey(), group.getValue()));
    }
    return reports;
  }

  private static InstanceReport of(String id, List<Allocation> allocations) {
    TreeSet<String> projects = new TreeSet<>();
    Optional<ProcessRef> owner = Optional.empty();
    long youngest = Long.MIN_VALUE;
    long lastSeen = 0;
    for (Allocation allocation : allocations) {
      projects.add(allocation.project());
      lastSeen = Math.max(lastSeen, allocation.lease().renewed().wallMillis());
      if (allocation.owner().isPresent() && allocation.lease().allocatedAt() >= youngest) {
        owner = allocation.owner();
        youngest = allocation.lease().allocatedAt();
      }
    }
    return new InstanceReport(id, List.copyOf(projects), owner, allocations, lastSeen);
  }
}
