package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The services of a project that are to have consecutive ports. A port that one of them has stays;
 * for those without, ports are found that make the block whole.
 */
final class Block {
  private final Transaction transaction;
  private final RememberedPorts others;
  private final List<AllocationRequest> members;
  private final BlockSpace space;
  private final boolean isRemembered;

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
   * @param isRemembered whether names get the ports again that they had last; otherwise only what
   *     is leased counts
   */
  Block(
      Transaction transaction,
      PortRules rules,
      RememberedPorts others,
      List<AllocationRequest> members,
      ServiceType type,
      boolean isRemembered) {
    this.transaction = transaction;
    this.others = others;
    this.members = members;
    this.space = new BlockSpace(transaction, rules, others, members, type);
    this.isRemembered = isRemembered;
    for (AllocationRequest member : members) {
      Optional<Allocation> lease = lease(member);
      Optional<Integer> port =
          lease.isPresent() ? Optional.of(lease.get().port()) : remembered(member);
      isLeased |= lease.isPresent();
      if (port.isPresent()) {
        known.put(port.get(), member);
      } else {
        missing.add(member);
      }
    }
  }

  private Optional<Integer> remembered(AllocationRequest member) {
    return isRemembered
        ? transaction
            .ledger()
            .stickyPort(member.project(), member.type(), member.name().orElseThrow())
        : Optional.empty();
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

  /**
   * Finds ports for the members that have none, and returns what a person should know.
   *
   * @param asking the member that is requested: who stands apart is said when one of them asks
   */
  List<String> settle(AllocationRequest asking) {
    if (known.isEmpty()) {
      placeAll();
      return List.of();
    }
    List<AllocationRequest> apart = new ArrayList<>();
    String before = words();
    for (AllocationRequest member : missing) {
      OptionalInt port = beside();
      if (port.isPresent()) {
        place(member, port.getAsInt());
      } else {
        apart.add(member);
      }
    }
    if (apart.isEmpty()) {
      return List.of();
    }
    if (!isLeased && placeAll()) {
      return List.of("the block " + before + " has no room to grow: it moves to " + words());
    }
    for (AllocationRequest member : apart) {
      if (isSame(member, asking)) {
        return List.of(
            "the block " + words() + " has no room to grow: " + names(apart) + standWords(apart));
      }
    }
    return List.of();
  }

  /** They are all of one project. */
  private static boolean isSame(AllocationRequest one, AllocationRequest other) {
    return one.name().equals(other.name()) && one.type().equals(other.type());
  }

  private static String standWords(List<AllocationRequest> apart) {
    return apart.size() == 1 ? " stands apart" : " stand apart";
  }

  /** {@code docs, mail and queue}. */
  private static String names(List<AllocationRequest> members) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < members.size(); i++) {
      String between = i == 0 ? "" : i == members.size() - 1 ? " and " : ", ";
      words.append(between).append(members.get(i).name().orElseThrow());
    }
    return words.toString();
  }

  /** The port that is meant for a member; empty for one that stands apart. */
  OptionalInt port(AllocationRequest member) {
    for (Map.Entry<Integer, AllocationRequest> one : known.entrySet()) {
      if (isSame(one.getValue(), member)) {
        return OptionalInt.of(one.getKey());
      }
    }
    return OptionalInt.empty();
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
      if (!known.containsKey(port) && space.isFree(port)) {
        return OptionalInt.of(port);
      }
    }
    return space.isFree(first - 1) ? OptionalInt.of(first - 1) : OptionalInt.empty();
  }

  /** False when the range has no room for all. */
  private boolean placeAll() {
    OptionalInt first = space.room();
    if (first.isEmpty()) {
      return false;
    }
    known.clear();
    int port = first.getAsInt();
    for (AllocationRequest member : members) {
      place(member, port++);
    }
    return true;
  }

  private void place(AllocationRequest member, int port) {
    if (isRemembered) {
      remember(member, port);
    }
    known.put(port, member);
  }

  private void remember(AllocationRequest member, int port) {
    Ledger ledger = transaction.ledger();
    for (String gone : others.goneProjects(port)) {
      ledger.forgetAll(gone);
    }
    ledger.remember(
        new StickyPort(member.project(), member.type(), member.name().orElseThrow(), port));
  }
}
