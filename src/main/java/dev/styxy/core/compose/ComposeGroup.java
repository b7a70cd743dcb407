package dev.styxy.core.compose;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Allocates the published ports together or not at all. The number in the file is requested once;
 * from then on the name has a port, and keeps it.
 */
public final class ComposeGroup {
  private static final int FIRST_UNPRIVILEGED = 1024;

  /** For what may exist once on a machine only: each checkout has containers of its own. */
  private static final String INSTEAD_OF_SINGLE = "infrastructure";

  private final Allocator allocator;
  private final Map<String, ServiceType> types;
  private final Claimant claimant;

  public ComposeGroup(Application application, Claimant claimant) {
    this.allocator =
        new Allocator(
            application.host(), application.settings(), application.lockIds(), RequestOrigin.ENV);
    this.types = application.settings().types();
    this.claimant = claimant;
  }

  /** The change that allocates all of them, or none. */
  public Change<List<ComposePort>> allocate(List<NamedPorts.NamedPort> ports) {
    return transaction -> {
      List<ComposePort> all = new ArrayList<>();
      for (NamedPorts.NamedPort port : ports) {
        all.add(new ComposePort(port, allocator.grant(transaction, request(port, transaction))));
      }
      return all;
    };
  }

  private AllocationRequest request(NamedPorts.NamedPort port, Transaction transaction) {
    String type = type(port);
    OptionalInt wanted =
        port.own().isPresent()
            ? port.own().get().port()
            : isKnown(type, port.name(), transaction) ? OptionalInt.empty() : published(port);
    return new AllocationRequest(
        new AllocationRequest.Service(type, Optional.of(port.name()), port.protocol()),
        PortChoice.preferring(wanted, Optional.empty()),
        AllocationRequest.UnknownType.CHECK_SPELLING,
        Optional.empty(),
        claimant);
  }

  private String type(NamedPorts.NamedPort port) {
    ServiceType type = types.get(port.type());
    return port.own().isEmpty() && type != null && type.isSingle()
        ? INSTEAD_OF_SINGLE
        : port.type();
  }

  /** A privileged port of the file is Docker's to bind, and nobody's to be given. */
  private static OptionalInt published(NamedPorts.NamedPort port) {
    OptionalInt published = port.entries().get(0).published();
    return published.isPresent() && published.getAsInt() >= FIRST_UNPRIVILEGED
        ? published
        : OptionalInt.empty();
  }

  private boolean isKnown(String type, String name, Transaction transaction) {
    for (Allocation allocation : transaction.ledger().allocations()) {
      if (allocation.project().equals(claimant.project())
          && allocation.type().equals(type)
          && allocation.name().equals(Optional.of(name))) {
        return true;
      }
    }
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (entry.project().equals(claimant.project())
          && entry.type().equals(type)
          && entry.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
