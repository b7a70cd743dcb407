package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The services of a project that are to have consecutive ports. A port that one of them has stays;
 * for those without, ports are remembered that make the block whole, and are then given as the
 * ports that they had last.
 */
final class Block {
  private final Transaction transaction;
  private final PortRules rules;
  private final RememberedPorts others;
  private final List<AllocationRequest> members;
  private final ServiceType type;

  /** The members by the ports that they have. */
  private final TreeMap<Integer, AllocationRequest> known = new TreeMap<>();

  private final List<AllocationRequest> missing = new ArrayList<>();
  private boolean isLeased;

  /**
   * The block of these members.
   *
   * @param members in the order of the file
   * @param type in whose range it lies
   * @param others what everybody else remembers
   */
  Block(
      Transaction transaction,
      PortRules rules,
      RememberedPorts others,
      List<AllocationRequest> members,
      ServiceType type) {
    this.transaction = transaction;
    this.rules = rules;
    this.others = others;
    this.members = members;
    this.type = type;
    for (AllocationRequest member : members) {
      Optional<Allocation> lease = lease(member);
      Optional<Integer> port =
          lease.isPresent()
              ? Optional.of(lease.get().port())
              : transaction
                  .ledger()
                  .stickyPort(member.project(), member.type(), member.name().orElseThrow());
      isLeased |= lease.isPresent();
      if (port.isPresent()) {
        known.put(port.get(), member);
      } else {
        missing.add(member);
      }
    }
  }

  private Optional<Allocation> lease(AllocationRequest member) {
    for (Allocation allocation : transaction.ledger().allocations()) {
      if (allocation.project().equals(member.project())
          && allocation.type().equals(member.type())
          && allocation.name().equals(member.name())) {
        return Optional.of(allocation);
      }
    }
    return Optional.empty();
  }

  /** Finds ports for the members that have none, and returns what a person should know. */
  List<String> settle() {
    List<String> notes = new ArrayList<>();
    if (known.isEmpty()) {
      placeAll();
      return notes;
    }
    for (AllocationRequest member : missing) {
      OptionalInt port = beside();
      if (port.isPresent()) {
        remember(member, port.getAsInt());
        continue;
      }
      String words = words();
      if (!isLeased && placeAll()) {
        notes.add("the block " + words + " has no room to grow: it moves to " + words());
        return notes;
      }
      notes.add(
          "the block " + words + " has no room to grow: " + member.name().get() + " stands apart");
    }
    return notes;
  }

  /** {@code 3000-3002}. */
  private String words() {
    return known.size() == 1
        ? known.firstKey().toString()
        : known.firstKey() + "-" + known.lastKey();
  }

  /** Within the block, then behind it, then before it. */
  private OptionalInt beside() {
    int first = known.firstKey();
    int last = known.lastKey();
    for (int port = first + 1; port <= last + 1; port++) {
      if (!known.containsKey(port) && isFree(port, false)) {
        return OptionalInt.of(port);
      }
    }
    return isFree(first - 1, false) ? OptionalInt.of(first - 1) : OptionalInt.empty();
  }

  /** False when the range has no room for all. */
  private boolean placeAll() {
    OptionalInt first = room(false);
    first = first.isEmpty() ? room(true) : first;
    if (first.isEmpty()) {
      return false;
    }
    known.clear();
    int port = first.getAsInt();
    for (AllocationRequest member : members) {
      remember(member, port++);
    }
    return true;
  }

  private OptionalInt room(boolean isPressing) {
    for (int port : type.preferred()) {
      if (isRoom(port, isPressing)) {
        return OptionalInt.of(port);
      }
    }
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (isRoom(port, isPressing)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isRoom(int first, boolean isPressing) {
    for (int port = first; port < first + members.size(); port++) {
      if (!isFree(port, isPressing)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a member may have it.
   *
   * @param isPressing whether a port is taken that somebody remembers, if need be
   */
  private boolean isFree(int port, boolean isPressing) {
    return type.range().contains(port)
        && rules.isAvailable(port, Protocol.TCP)
        && (isPressing || others.isForsaken(port));
  }

  private void remember(AllocationRequest member, int port) {
    Ledger ledger = transaction.ledger();
    for (String gone : others.goneProjects(port)) {
      ledger.forgetAll(gone);
    }
    ledger.remember(
        new StickyPort(member.project(), member.type(), member.name().orElseThrow(), port));
    known.put(port, member);
  }
}
