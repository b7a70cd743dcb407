package dev.styxy.core.allocate;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.Host;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The requests that are to be granted consecutive ports.
 *
 * @param requests with names, of one project, in the order of its file
 */
record BlockMembers(List<AllocationRequest> requests) {

  boolean include(AllocationRequest request) {
    for (AllocationRequest member : requests) {
      if (member.name().equals(request.name())
          && member.type().equals(request.type())
          && member.project().equals(request.project())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where one of them belongs.
   *
   * @param port that is meant for it; empty when it stands apart
   * @param notes what there is to say
   */
  record Spot(OptionalInt port, List<String> notes) {
    /** Nowhere in particular. */
    static final Spot ANYWHERE = new Spot(OptionalInt.empty(), List.of());
  }

  /**
   * Finds ports for those that have none.
   *
   * @param request one of them
   * @param type of the first, in whose range the block lies
   */
  Spot settle(
      AllocationRequest request,
      Transaction transaction,
      ServiceType type,
      Host host,
      Settings settings) {
    transaction.others().takeTurn();
    String project = requests.get(0).project();
    RememberedPorts others =
        new RememberedPorts(
            transaction.ledger(),
            new LivingProjects(host.directories(), project),
            project,
            rememberedByOthers(transaction));
    PortRules rules = new PortRules(host, settings, transaction);
    Block block = new Block(transaction, rules, others, requests, type, settings.isSticky());
    List<String> notes = block.settle(request);
    return new Spot(block.port(request), notes);
  }

  private List<StickyPort> rememberedByOthers(Transaction transaction) {
    List<StickyPort> others = new ArrayList<>();
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (!isOfMember(entry)) {
        others.add(entry);
      }
    }
    return others;
  }

  private boolean isOfMember(StickyPort entry) {
    for (AllocationRequest member : requests) {
      if (entry.project().equals(member.project())
          && entry.type().equals(member.type())
          && entry.name().equals(member.name().orElseThrow())) {
        return true;
      }
    }
    return false;
  }
}
