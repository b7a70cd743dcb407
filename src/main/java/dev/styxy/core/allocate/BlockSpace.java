package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** Where in the range of a type the block of a project may lie. */
final class BlockSpace {
  /** How many ports are left free between two blocks, while there is space: both may grow. */
  private static final int ROOM_TO_GROW = 4;

  private final Transaction transaction;
  private final PortRules rules;
  private final RememberedPorts others;
  private final ServiceType type;
  private final String own;
  private final int size;

  BlockSpace(
      Transaction transaction,
      PortRules rules,
      RememberedPorts others,
      List<AllocationRequest> members,
      ServiceType type) {
    this.transaction = transaction;
    this.rules = rules;
    this.others = others;
    this.type = type;
    this.own = members.get(0).project();
    this.size = members.size();
  }

  /** The ports that other projects have, or had last: whatever is there may be a block. */
  private BitSet neighbours() {
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

  /** Where a block may begin; empty when the range has no room for it. */
  OptionalInt room() {
    BitSet neighbours = neighbours();
    OptionalInt first = room(neighbours, ROOM_TO_GROW, false);
    first = first.isEmpty() ? room(neighbours, 0, false) : first;
    return first.isEmpty() ? room(neighbours, 0, true) : first;
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
    return gap == 0 || next < 0 || next >= first + size + gap;
  }

  private boolean isRoom(int first, boolean isPressing) {
    for (int port = first; port < first + size; port++) {
      if (!isFree(port, isPressing)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a member may have it, and nobody else remembers it. */
  boolean isFree(int port) {
    return isFree(port, false);
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
}
