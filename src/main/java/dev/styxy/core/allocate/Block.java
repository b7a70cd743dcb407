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
import java.util.BitSet;
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
  /** How many ports are left free between two blocks, while there is space: both may grow. */
  private static final int ROOM_TO_GROW = 4;

  private final Transaction transaction;
  private final PortRules rules;
  private final RememberedPorts others;
  private final List<AllocationRequest> members;
  private final ServiceType type;
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
    this.rules = rules;
    this.others = others;
    this.members = members;
    this.type = type;
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
      if (!known.containsKey(port) && isFree(port, false)) {
        return OptionalInt.of(port);
      }
    }
    return isFree(first - 1, false) ? OptionalInt.of(first - 1) : OptionalInt.empty();
  }

  /** False when the range has no room for all. */
  private boolean placeAll() {
    BitSet neighbours = neighbours();
    OptionalInt first = room(neighbours, ROOM_TO_GROW, false);
    first = first.isEmpty() ? room(neighbours, 0, false) : first;
    first = first.isEmpty() ? room(neighbours, 0, true) : first;
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

  /** The ports that other projects have, or had last: whatever is there may be a block. */
  private BitSet neighbours() {
    String own = members.get(0).project();
    BitSet all = new BitSet();
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (!entry.project().equals(own)) {
        all.set(entry.port());
      }
    }
    for (Allocation lease : transaction.ledger().allocations()) {
      if (!lease.project().equals(own)) {
        all.set(lease.port());
      }
    }
    return all;
  }

  private OptionalInt room(BitSet neighbours, int gap, boolean isPressing) {
    for (int port : type.preferred()) {
      if (isApart(port, neighbours, gap) && isRoom(port, isPressing)) {
        return OptionalInt.of(port);
      }
    }
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (isApart(port, neighbours, gap) && isRoom(port, isPressing)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether a block that begins here has nobody within this many ports before and behind it. */
  private boolean isApart(int first, BitSet neighbours, int gap) {
    int next = neighbours.nextSetBit(Math.max(0, first - gap));
    return gap == 0 || next < 0 || next >= first + members.size() + gap;
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
