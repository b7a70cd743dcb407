package dev.styxy.core.importing;

import dev.styxy.core.settings.OriginalAllocation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes over the allocations of the original that are alive: in use, or young enough. */
public final class Importer {
  private static final String NO_INSTANCE = "imported";

  private final Host host;
  private final Settings settings;
  private final LockIds lockIds;
  private final String project;

  /**
   * Takes over for this machine.
   *
   * @param project of those for which the original knew none
   */
  public Importer(Host host, Settings settings, LockIds lockIds, String project) {
    this.host = host;
    this.settings = settings;
    this.lockIds = lockIds;
    this.project = project;
  }

  /**
   * What became of an allocation.
   *
   * @param taken absent when it was left behind
   * @param why a clause
   */
  public record Result(OriginalAllocation original, Optional<Allocation> taken, String why) {}

  /** The change that takes over what lives. */
  public Change<List<Result>> take(List<OriginalAllocation> originals) {
    return transaction -> {
      List<Result> results = new ArrayList<>();
      for (OriginalAllocation original : originals) {
        results.add(take(transaction, original));
      }
      return results;
    };
  }

  private Result take(Transaction transaction, OriginalAllocation original) {
    Optional<Allocation> present = transaction.ledger().find(original.port(), Protocol.TCP);
    if (present.isPresent()) {
      String holder = Descriptions.of(present.get());
      return new Result(original, Optional.empty(), "the port is allocated to " + holder);
    }
    Moment now = transaction.now();
    PortUse use = transaction.ports().use(original.port(), Protocol.TCP, List.of());
    if (use.isBound()) {
      return add(transaction, original, owner(use), now, "in use");
    }
    long age = now.wallMillis() - original.allocatedAt().orElse(0);
    if (age < 0 || ttl(original.type()).isExceededBy(age)) {
      return new Result(original, Optional.empty(), "stale: " + idleWords(original, age));
    }
    Moment then = new Moment(original.allocatedAt().orElse(0), "", 0);
    return add(transaction, original, Optional.empty(), then, "its lease runs");
  }

  private static String idleWords(OriginalAllocation original, long age) {
    return original.allocatedAt().isEmpty() || age < 0
        ? "nothing is bound to it"
        : "nothing is bound to it, allocated " + Descriptions.duration(age) + " ago";
  }

  private Optional<ProcessRef> owner(PortUse use) {
    return use instanceof PortUse.Bound bound
        ? Optional.of(host.processes().identify(bound.processes().get(0)))
        : Optional.empty();
  }

  private Ttl ttl(String type) {
    return settings.type(type).flatMap(ServiceType::ttl).orElse(settings.ttl());
  }

  private Result add(
      Transaction transaction,
      OriginalAllocation original,
      Optional<ProcessRef> owner,
      Moment renewed,
      String why) {
    long nowMillis = transaction.now().wallMillis();
    Allocation taken =
        new Allocation(
            original.port(),
            Protocol.TCP,
            lockId(transaction.ledger(), original),
            original.type(),
            original.name(),
            original.project().orElse(project),
            original.instance().orElse(NO_INSTANCE),
            owner,
            Optional.empty(),
            new Lease(
                Math.min(original.allocatedAt().orElse(nowMillis), nowMillis),
                renewed,
                ttl(original.type())));
    transaction.ledger().add(taken);
    transaction.ledger().count(Counters.ALLOCATIONS, 1);
    transaction.ledger().tell(Event.Kind.ALLOCATED, nowMillis, taken, "imported from the original");
    return new Result(original, Optional.of(taken), why);
  }

  /** The original's own, so that scripts which noted it go on working. */
  private String lockId(Ledger ledger, OriginalAllocation original) {
    boolean isUsable = original.lockId().isPresent();
    for (Allocation allocation : ledger.allocations()) {
      isUsable &= !allocation.lockId().equals(original.lockId().orElse(""));
    }
    return isUsable ? original.lockId().get() : lockIds.next();
  }
}
